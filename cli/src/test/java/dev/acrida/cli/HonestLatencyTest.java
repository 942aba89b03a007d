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
     */
    @Test
    void aTargetThatFreezesGivesTheCalculatedPercentiles() throws Exception {
        Freeze freeze = Freeze.parse("1.4s/5s");
        ShopOptions options = ShopOptions.DEFAULT.withFreezes(List.of(freeze));
        try (SampleShop shop = SampleShop.start(options);
                AcridaProcess run = start(shop, "--arrival-rate", "200/s for 10s")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        JsonNode result = result();

        assertThat(result.at("/schedule/arrivals_due").asInt()).isEqualTo(2000);
        assertThat(result.at("/schedule/arrivals_dropped").asInt()).isZero();
        JsonNode times = result.at("/total/from_intended_start/percentiles");
        for (double quantile : new double[] {0.95, 0.98, 0.99}) {
            double expected = 1_400 - (1 - quantile) * 5_000;
            assertThat(times.get(label(quantile)).asDouble())
                    .as(label(quantile))
                    .isCloseTo(expected, Percentage.withPercentage(2));
        }
        assertThat(times.get("66%").asDouble()).isLessThan(100);
    }

    @Test
    void whenAcridaStandsStillItSaysSoAndDoesNotBlameTheTarget() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(shop, "--arrival-rate", "100/s for 5s", "--csv", path("load"))) {
            Await.until("requests", () -> seconds() > 2, LONGEST);
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
        assertThat(total.at("/lateness/max").asDouble()).isBetween(900.0, 2_000.0);
        // A fifth of the arrivals was due while Acrida stood still.
        assertThat(total.at("/lateness/percentiles/95%").asDouble()).isGreaterThan(500);
        assertThat(total.at("/from_intended_start/percentiles/95%").asDouble()).isGreaterThan(500);
        assertThat(total.at("/response_time_percentiles/50%").asDouble()).isLessThan(200);
        assertThat(total.at("/response_time_percentiles/95%").asDouble())
                .isLessThan(total.at("/from_intended_start/percentiles/95%").asDouble());
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
