package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.Freeze;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is measured when the target, or Acrida itself, stands still: as one can calculate it. */
@Isolated
@Timeout(120)
class HonestLatencyTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Visitor extends HttpUser {
                @Task void home() { http.get("/health"); }
            }
            """;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir Path folder;

    /**
     * Of a target that freezes for F in every T, a share F/T of the requests comes while it is
     * frozen, evenly, and waits for its end: the quantile q of the response times is F − (1 − q)·T.
     * That is what wrk2 would correct its latencies to, whose connections are late meanwhile; of
     * arrivals, each is there in time.
     */
    @ParameterizedTest
    @CsvSource({"1.4s/10s, 20, 10, 0.66", "6s@8s, 20, 20, 0.5"})
    void aTargetThatFreezesGivesTheCalculatedPercentiles(
            String freeze, int seconds, int every, double untouched) throws Exception {
        Freeze frozen = Freeze.parse(freeze);
        ShopOptions options = ShopOptions.DEFAULT.withFreezes(List.of(frozen));
        try (SampleShop shop = SampleShop.start(options);
                AcridaProcess run = start(shop, "--arrival-rate", "100/s for " + seconds + "s")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        JsonNode result = result();

        assertThat(result.at("/schedule/arrivals_due").asInt()).isEqualTo(100 * seconds);
        assertThat(result.at("/schedule/arrivals_dropped").asInt()).isZero();
        JsonNode times = result.at("/total/from_intended_start/percentiles");
        for (double quantile : new double[] {0.95, 0.98, 0.99}) {
            double expected = frozen.length().toMillis() - (1 - quantile) * every * 1_000;
            assertThat(times.get(label(quantile)).asDouble())
                    .as(label(quantile))
                    .isCloseTo(expected, Percentage.withPercentage(2));
        }
        assertThat(times.get(label(untouched)).asDouble()).isLessThan(100);
    }

    /** 50 of 500 arrivals are due while Acrida stands still for a second. */
    @Test
    void whenAcridaStandsStillItSaysSoAndDoesNotBlameTheTarget() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(shop, "--arrival-rate", "50/s for 10s", "--csv", path("load"))) {
            Await.until("requests", () -> seconds() > 3, LONGEST);
            run.signal("STOP");
            // The shop is of this process, so that it can tell when the others stand still.
            long stopped = System.nanoTime();
            Await.until("a second", () -> System.nanoTime() - stopped > 1e9, LONGEST);
            run.signal("CONT");
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        JsonNode result = result();
        JsonNode total = result.get("total");

        assertThat(result.at("/schedule/arrivals_due").asInt()).isEqualTo(500);
        assertThat(total.at("/lateness/max").asDouble()).isBetween(950.0, 2_000.0);
        // A tenth of the arrivals was late, evenly from nothing to a second: 95 % of all are by
        // half.
        assertThat(total.at("/lateness/percentiles/95%").asDouble()).isGreaterThan(400);
        assertThat(total.at("/from_intended_start/percentiles/95%").asDouble()).isGreaterThan(400);
        assertThat(total.at("/response_time_percentiles/50%").asDouble()).isLessThan(50);
        assertThat(total.at("/response_time_percentiles/95%").asDouble()).isLessThan(200);
        assertThat(reasons(result)).contains("lateness", "standstill");
    }

    private static List<String> reasons(JsonNode result) {
        return result.at("/verdict/checks")
                .valueStream()
                .filter(check -> !check.get("validity").asString().equals("VALID"))
                .map(check -> check.get("concern").asString())
                .toList();
    }

    private long seconds() {
        try (Stream<String> lines = Files.lines(Path.of(path("load_stats_history.csv")))) {
            return lines.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private AcridaProcess start(SampleShop shop, String... options) throws Exception {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--headless",
                                "--only-summary",
                                "-s",
                                "10",
                                "--json-file",
                                "result",
                                "--host",
                                shop.uri().toString()));
        arguments.addAll(List.of(options));
        return AcridaProcess.start(folder, arguments.toArray(String[]::new));
    }

    private JsonNode result() throws Exception {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("result.json")));
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static String label(double quantile) {
        return Math.round(quantile * 100) + "%";
    }
}
