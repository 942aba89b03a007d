package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.report.CsvReport.History;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

class CsvReportTest {
    private static final String PERCENTILES = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";
    private static final String HISTORY_HEADER =
            "Timestamp,User Count,Type,Name,Requests/s,Failures/s,"
                    + PERCENTILES
                    + ",Total Request Count,Total Failure Count,Total Median Response Time,Total"
                    + " Average Response Time,Total Min Response Time,Total Max Response Time,Total"
                    + " Average Content Size";

    private static final String NASTY = ",\"\r\n;'\t =\u00e9#\\x";

    @TempDir Path folder;

    @Test
    void statsFileIsLocustsToTheByte() throws IOException {
        write(Recording.shop().snapshot(), History.TOTAL);

        assertThat(read("_stats.csv"))
                .isEqualTo(
                        lines(
                                "Type,Name,Request Count,Failure Count,Median Response Time,Average"
                                    + " Response Time,Min Response Time,Max Response Time,Average"
                                    + " Content Size,Requests/s,Failures/s,"
                                        + PERCENTILES,
                                "GET,/,2,1,0.75,1.125,0.75,1.5,100,0.1,0.05,0.75"
                                        + ",1.5".repeat(10),
                                "POST,/,1,0,1234.5,1234.5,1234.5,1234.5,100,0.05,0"
                                        + ",1234.5".repeat(11),
                                "GET,/products/{id},2,0,12.354,131.173,12.346,250,100,0.1,0,12.354"
                                        + ",250".repeat(10),
                                ",Aggregated,5,1,12.354,299.819,0.75,1234.5,100,0.25,0.05"
                                        + ",12.354,250.085,250.085,250.085"
                                        + ",1234.5".repeat(7)));
    }

    @Test
    void failuresAndExceptionsFilesAreLocustsToTheByte() throws IOException {
        Recording shop =
                Recording.shop()
                        .failed("GET", "/", 2, "got \"a, b\"")
                        .exception("Login failed", "E: Login failed\n\tat A.b(A.java:3)", "w2")
                        .exception("Login failed", "E: Login failed\n\tat A.b(A.java:3)", "w1");
        write(shop.snapshot(), History.TOTAL);

        assertThat(read("_failures.csv"))
                .isEqualTo(
                        lines(
                                "Method,Name,Error,Occurrences,First Seen,Last Seen",
                                "GET,/,HTTP 503: down,1,2026-11-22T20:00:00Z,2026-11-22T20:00:00Z",
                                "GET,/,\"got \"\"a, b\"\"\",1,"
                                        + "2026-11-22T20:00:00Z,2026-11-22T20:00:00Z"));
        assertThat(read("_exceptions.csv"))
                .isEqualTo(
                        lines(
                                "Count,Message,Traceback,Nodes",
                                "2,Login failed,\"E: Login failed\n"
                                        + "\tat A.b(A.java:3)\",\"w1, w2\""));
    }

    @Test
    void theVerdictAndTheThresholdsHaveTheirFiles() throws IOException {
        Verdict verdict =
                new Verdict(
                        List.of(
                                Check.of(Concern.LATENESS, 12.5).withNote("longest 40.0 ms"),
                                Check.of(Concern.PROCESS_CPU, 33)));
        List<ThresholdVerdict> thresholds =
                List.of(
                        new ThresholdVerdict(
                                FailIf.parse("GET /a p95 > 1s"), OptionalDouble.of(250.25)),
                        new ThresholdVerdict(FailIf.parse("failures > 1%"), OptionalDouble.empty()));
        try (CsvReport report = CsvReport.open(prefix(), History.TOTAL)) {
            report.write(Judgement.NONE);
            assertThat(Path.of(prefix() + "_verdict.csv")).doesNotExist();
            assertThat(Path.of(prefix() + "_thresholds.csv")).doesNotExist();
            report.write(Judgement.of(verdict).withThresholds(thresholds));
        }

        assertThat(read("_verdict.csv"))
                .isEqualTo(
                        lines(
                                "Concern,Validity,Value,Unit,Suspect Above,Invalid Above,Note",
                                "run,SUSPECT,,,,,",
                                "lateness,SUSPECT,12.5,ms,10,100,longest 40.0 ms",
                                "process_cpu,VALID,33,%,85,95,"));
        assertThat(read("_thresholds.csv"))
                .isEqualTo(
                        lines(
                                "Fail If,Passed,Value,Unit",
                                "GET /a p95 > 1s,true,250.25,ms",
                                "failures > 1%,false,,%"));
        CsvReport.open(prefix(), History.TOTAL).close();
        assertThat(Path.of(prefix() + "_thresholds.csv")).as("of a later run").doesNotExist();
    }

    @Test
    void historyGrowsByTheTotalAtEachWrite() throws IOException {
        Recording run = new Recording();
        try (CsvReport report = CsvReport.open(prefix(), History.TOTAL)) {
            report.write(run.snapshot(), 0);
            report.write(run.ok("GET", "/", 8).seconds(1).snapshot(), 1);
            report.write(run.ok("GET", "/", 2).seconds(10).snapshot(), 2);
        }

        assertThat(read("_stats_history.csv"))
                .isEqualTo(
                        lines(
                                HISTORY_HEADER,
                                "1795377600,0,,Aggregated,0.000000,0.000000"
                                        + ",N/A".repeat(11)
                                        + ",0,0,0,0,0,0,0",
                                "1795377601,1,,Aggregated,1.000000,0.000000"
                                        + ",8".repeat(11)
                                        + ",1,0,8,8,8,8,100",
                                "1795377611,2,,Aggregated,0.100000,0.000000,2.001"
                                        + ",8".repeat(10)
                                        + ",2,0,2.001,5,2,8,100"));
    }

    @Test
    void otherPercentilesTakeTheirPlaceInBothFiles() throws IOException {
        List<Percentile> few =
                List.of(Percentile.parse("0.5"), Percentile.parse("99.5%"), Percentile.parse("1"));
        try (CsvReport report = CsvReport.open(prefix(), History.TOTAL, few)) {
            report.write(new Recording().ok("GET", "/", 8).seconds(1).snapshot(), 1);
        }
        assertThat(read("_stats.csv")).contains("Failures/s,50%,99.5%,100%\r\n");
        assertThat(read("_stats_history.csv"))
                .contains("Failures/s,50%,99.5%,100%,Total Request Count")
                .contains(",1.000000,0.000000,8,8,8,1,0,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"95", "-0.1", "101%", "p95", "", "NaN"})
    void whatIsNoPercentileIsNamed(String text) {
        assertThatThrownBy(() -> Percentile.parse(text))
                .hasMessage("must be a percentile such as 0.95 or 95%, was '" + text + "'");
    }

    @Test
    void fullHistoryHasEveryEntryWithItsCurrentPercentiles() throws IOException {
        write(Recording.shop().snapshot(), History.FULL);

        assertThat(read("_stats_history.csv"))
                .isEqualTo(
                        lines(
                                HISTORY_HEADER,
                                "1795377620,7,GET,/,0.100000,0.100000"
                                        + ",0.75".repeat(11)
                                        + ",2,1,0.75,1.125,0.75,1.5,100",
                                "1795377620,7,POST,/,0.100000,0.000000"
                                        + ",1234.5".repeat(11)
                                        + ",1,0,1234.5,1234.5,1234.5,1234.5,100",
                                "1795377620,7,GET,/products/{id},0.000000,0.000000"
                                        + ",0".repeat(11)
                                        + ",2,0,12.354,131.173,12.346,250,100",
                                "1795377620,7,,Aggregated,0.200000,0.100000,0.75"
                                        + ",1234.5".repeat(10)
                                        + ",5,1,12.354,299.819,0.75,1234.5,100"));
    }

    @Test
    void percentilesOfRequestsWithoutATimeAreNotAvailable() throws IOException {
        write(new Recording().untimed("STREAM", "feed").seconds(1).snapshot(), History.TOTAL);

        assertThat(read("_stats.csv"))
                .contains("STREAM,feed,1,0,0,0,0,0,100,1,0" + ",N/A".repeat(11));
    }

    @Test
    void anyTextIsReadBackAsItWas() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int round = 0; round < 50; round++) {
            Recording run = new Recording();
            for (int i = 0; i < 20; i++) {
                run.failed(
                        "GET", "n" + nasty(random), random.nextDouble(5000), "e" + nasty(random));
            }
            StatsSnapshot snapshot = run.seconds(1).snapshot();
            write(snapshot, History.TOTAL);

            assertThat(parsed("_failures.csv").map(row -> row.get("Name") + "|" + row.get("Error")))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(
                            snapshot.errors().stream().map(CsvReportTest::nameAndError).toList());
            assertThat(parsed("_stats.csv").map(row -> row.get("Max Response Time")))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(maxima(snapshot));
        }
    }

    @Test
    void nothingButTheFilesIsLeftBehind() throws IOException {
        write(Recording.shop().snapshot(), History.TOTAL);

        try (Stream<Path> files = Files.list(folder.resolve("new/results"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "load_stats.csv",
                            "load_stats_history.csv",
                            "load_failures.csv",
                            "load_exceptions.csv",
                            "load_ledger.csv");
        }
    }

    @Test
    void placeThatCannotBeWrittenIsNamedAtOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> CsvReport.open(file + "/load", History.TOTAL))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("load_stats_history.csv must be a file that can be written");
    }

    private void write(StatsSnapshot snapshot, History history) {
        try (CsvReport report = CsvReport.open(prefix(), history)) {
            report.write(snapshot, 7);
        }
    }

    private String prefix() {
        return folder.resolve("new/results/load").toString();
    }

    private String read(String suffix) throws IOException {
        return Files.readString(Path.of(prefix() + suffix));
    }

    private Stream<Map<String, String>> parsed(String suffix) {
        CsvMapper mapper = new CsvMapper();
        return mapper
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(Path.of(prefix() + suffix).toFile())
                .readAll()
                .stream();
    }

    private static String nameAndError(ErrorStats error) {
        return error.key().name() + "|" + error.error();
    }

    private static List<String> maxima(StatsSnapshot snapshot) {
        return Stream.concat(snapshot.entries().stream(), Stream.of(snapshot.total()))
                .map(entry -> Figures.thousandths(entry.maxMillis()).toPlainString())
                .toList();
    }

    private static String nasty(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return text.append('.').toString();
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
