package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Every output tells what the log of single requests amounts to. */
@Timeout(90)
class RecomputedTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0, 0.1); }
                @Task(3) void home() { http.get("/"); }
                @Task(2) void product() { http.get("/products/7", r -> r.name("/products/{id}")); }
                @Task void slow() { http.get("/api/slow-endpoint"); }
                @Task void nowhere() { http.get("/nowhere"); }
            }
            """;

    /** Three significant digits: a bucket is at most so wide. */
    private static final double PRECISION = 0.001;

    private static final List<String> PERCENTILES =
            List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "100%");

    @TempDir Path folder;

    @Test
    void allOutputsTellWhatTheSingleRequestsAmountTo() throws Exception {
        String printed = run();
        Map<String, LoggedRequests> logged = LoggedRequests.of(folder.resolve("log.csv"));

        assertThat(logged).hasSize(5);
        checkJson(logged, read("r.json"));
        checkCsv(logged, read("r_stats.csv"));
        checkTable(logged, printed);
        checkPage(logged, read("r.html"));
        checkJUnit(logged, read("r.xml"));
        checkSaved(logged);
    }

    private String run() throws Exception {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        String[] asked = {
            "--headless -u 30 -r 100 -t 3 --only-summary --exit-code-on-error 0",
            "--request-log log.csv --csv r --json-file r --junit r.xml --html r.html --out run.acr"
        };
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withFailEvery(10));
                AcridaProcess run =
                        AcridaProcess.start(
                                folder,
                                (String.join(" ", asked) + " --host " + shop.uri()).split(" "))) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            return run.out();
        }
    }

    /** All that a saved run gives, which is not asked for the log. */
    private void checkSaved(Map<String, LoggedRequests> logged) throws IOException {
        Command.Outcome report =
                Command.run(
                        "report",
                        folder.resolve("run.acr").toString(),
                        "--csv",
                        folder.resolve("again").toString(),
                        "--html",
                        folder.resolve("again.html").toString(),
                        "--json-file",
                        folder.resolve("again").toString(),
                        "--junit",
                        folder.resolve("again.xml").toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        checkJson(logged, read("again.json"));
        checkCsv(logged, read("again_stats.csv"));
        checkTable(logged, report.out());
        checkPage(logged, read("again.html"));
        checkJUnit(logged, read("again.xml"));
    }

    private static void checkJson(Map<String, LoggedRequests> logged, String text) {
        JsonNode json = JsonMapper.shared().readTree(text);
        double seconds = json.at("/run/elapsed_seconds").asDouble();
        assertThat(seconds).isBetween(2.5, 20.0);
        checkEntry(of(logged, " Aggregated"), json.get("total"), seconds);
        assertThat(json.get("entries").size()).isEqualTo(logged.size() - 1);
        for (JsonNode each : json.get("entries")) {
            String key = each.get("method").asString() + " " + each.get("name").asString();
            checkEntry(of(logged, key), each, seconds);
        }
    }

    private static void checkEntry(LoggedRequests expected, JsonNode entry, double seconds) {
        assertThat(entry.get("num_requests").asInt()).isEqualTo(expected.count());
        assertThat(entry.get("num_failures").asLong()).isEqualTo(expected.failures());
        assertThat(entry.get("total_content_length").asLong()).isEqualTo(expected.bytes());
        near(entry.get("avg_response_time").asDouble(), expected.average(), 0);
        near(entry.get("min_response_time").asDouble(), expected.percentile(0), 0);
        near(entry.get("max_response_time").asDouble(), expected.percentile(1), 0);
        near(entry.get("total_rps").asDouble(), expected.count() / seconds, PRECISION);
        near(entry.get("total_fail_per_sec").asDouble(), expected.failures() / seconds, PRECISION);
        JsonNode percentiles = entry.get("response_time_percentiles");
        for (String each : PERCENTILES) {
            near(percentiles.get(each).asDouble(), expected.percentile(share(each)), PRECISION);
        }
    }

    private static void checkCsv(Map<String, LoggedRequests> logged, String text) {
        List<String> lines = text.lines().toList();
        String[] columns = lines.getFirst().split(",");
        assertThat(lines).hasSize(logged.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            String[] cells = line.split(",");
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            LoggedRequests expected = of(logged, row.get("Type") + " " + row.get("Name"));
            assertThat(row.get("Request Count")).isEqualTo("" + expected.count());
            assertThat(row.get("Failure Count")).isEqualTo("" + expected.failures());
            shown(of(row, "Average Response Time"), expected.average());
            shown(of(row, "Min Response Time"), expected.percentile(0));
            shown(of(row, "Max Response Time"), expected.percentile(1));
            shown(of(row, "Average Content Size"), (double) expected.bytes() / expected.count());
            PERCENTILES.forEach(each -> shown(of(row, each), expected.percentile(share(each))));
        }
    }

    /** The tables of the console: figures, then percentiles. */
    private static void checkTable(Map<String, LoggedRequests> logged, String text) {
        logged.forEach(
                (key, expected) -> {
                    String name = Pattern.quote(key.substring(key.indexOf(' ') + 1));
                    List<String> figures =
                            found(
                                    "(?m)^\\S* +%s +(\\d+) +(\\d+)\\(.*?\\) \\| +(\\S+) +(\\S+) +(\\S+) +(\\S+) \\|"
                                            .formatted(name),
                                    text);
                    checkFigures(expected, figures.subList(0, 5));
                    shown(figures.get(5), expected.percentile(0.5));
                    List<String> percentiles =
                            found(
                                    "(?m)^\\S* +%s +([\\d.]+(?: +[\\d.]+){10} +\\d+)$"
                                            .formatted(name),
                                    text);
                    String[] cells = percentiles.getFirst().split(" +");
                    for (int i = 0; i < 9; i++) {
                        shown(cells[i], expected.percentile(share(PERCENTILES.get(i))));
                    }
                });
    }

    private static void checkPage(Map<String, LoggedRequests> logged, String html) {
        logged.forEach(
                (key, expected) -> {
                    String name = Pattern.quote(key.substring(key.indexOf(' ') + 1));
                    String cell = "<td class=\"number\">([\\d.,]+)</td>";
                    checkFigures(expected, found(">" + name + "</th>" + cell.repeat(8), html));
                });
    }

    /** Requests, failures, average, shortest, longest. */
    private static void checkFigures(LoggedRequests expected, List<String> cells) {
        assertThat(cells.get(0)).isEqualTo("" + expected.count());
        assertThat(cells.get(1)).isEqualTo("" + expected.failures());
        shown(cells.get(2), expected.average());
        shown(cells.get(3), expected.percentile(0));
        shown(cells.get(4), expected.percentile(1));
    }

    private static void checkJUnit(Map<String, LoggedRequests> logged, String xml) {
        logged.forEach(
                (key, expected) -> {
                    if (!key.startsWith(" ")) {
                        List<String> cells =
                                found(
                                        "(?s)name=\"%s\" time=\"(\\S+)\".*?(\\d+) requests, (\\d+) failed,.*? median (\\S+) ms, p95 (\\S+) ms"
                                                .formatted(Pattern.quote(key)),
                                        xml);
                        shown(cells.get(0), expected.average() / 1e3);
                        assertThat(cells.get(1)).isEqualTo("" + expected.count());
                        assertThat(cells.get(2)).isEqualTo("" + expected.failures());
                        shown(cells.get(3), expected.percentile(0.5));
                        shown(cells.get(4), expected.percentile(0.95));
                    }
                });
    }

    private static List<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> key + " in " + map.keySet());
    }

    /** As exact as its last digit. */
    private static void shown(String text, double expected) {
        int point = text.indexOf('.');
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        assertThat(Double.parseDouble(text))
                .isCloseTo(
                        expected, within(0.5001 * Math.pow(10, -decimals) + expected * PRECISION));
    }

    private static void near(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(0.001 + expected * relative));
    }

    private static double share(String percentile) {
        return Double.parseDouble(percentile.substring(0, percentile.length() - 1)) / 100;
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
