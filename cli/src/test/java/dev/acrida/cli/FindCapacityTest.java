package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many arrivals a target bears whose capacity is known. */
@Timeout(400)
class FindCapacityTest {
    private static final String TEST =
            """
            class Asker extends HttpUser {
                @Task void ask() { http.get("/api/slow-endpoint"); }
            }
            """;

    /** Two at once that take 50 ms each: 40 per second, less what the shop itself takes. */
    private static final ShopOptions FORTY_PER_SECOND =
            ShopOptions.DEFAULT.withAtOnce(2).withSlowDelay(Duration.ofMillis(50));

    @TempDir Path folder;

    /** Where others keep the machine busy, the search must say that, and nothing of the target. */
    @Test
    void theCapacityOfATargetIsFound() throws IOException {
        try (SampleShop shop = SampleShop.start(FORTY_PER_SECOND)) {
            Outcome found =
                    run(
                            shop,
                            "--slo",
                            "p95 < 250ms",
                            "--from",
                            "20",
                            "--settle-time",
                            "1s",
                            "--step-time",
                            "5s",
                            "--precision",
                            "15%",
                            "--most-steps",
                            "14",
                            "--json");

            JsonNode json = JsonMapper.shared().readTree(found.out());
            assertThat(json.get("ending").asString())
                    .as(found.err())
                    .isIn("found", "steps_used", "generator_limit");
            if (!json.get("ending").asString().equals("generator_limit")) {
                assertThat(found.exitCode()).isZero();
                assertThat(json.get("high").asDouble()).as(found.err()).isBetween(30.0, 50.0);
                assertThat(json.get("low").asDouble()).as(found.err()).isBetween(25.0, 41.0);
                assertThat(found.err()).contains("Capacity: ", "The knee: ");
            } else {
                assertThat(found.exitCode()).isEqualTo(4);
                assertThat(json.has("capacity")).isFalse();
            }
        }
    }

    @Test
    void aTestThatComputesReachesItsOwnLimitFirst() throws IOException {
        String burner =
                """
                class Burner extends HttpUser {
                    @Task void burn() {
                        long end = System.nanoTime() + 100_000_000;
                        while (System.nanoTime() < end) Thread.onSpinWait();
                        http.get("/health");
                    }
                }
                """;
        try (SampleShop shop = SampleShop.start()) {
            Outcome found =
                    run(
                            burner,
                            shop,
                            "--slo",
                            "failures < 1%",
                            "--from",
                            "200",
                            "--settle-time",
                            "1s",
                            "--step-time",
                            "5s",
                            "--max-users",
                            "50");

            assertThat(found.exitCode()).as(found.out() + found.err()).isEqualTo(4);
            assertThat(found.out())
                    .contains("The load generator is at its limit at 200/s")
                    .doesNotContain("Capacity:");
        }
    }

    @Test
    void theSearchDecidesAboutTheLoad() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            assertThat(run(shop, "--slo", "p95 < 1s", "-u", "5").err())
                    .isEqualTo("find-capacity decides about the load, not --users: leave it out\n");
            assertThat(run(shop, "--slo", "p95 < fast").err())
                    .startsWith("--slo not a condition: a number must follow");
            assertThat(run(shop).exitCode()).isEqualTo(2);
            assertThat(run(shop, "--slo", "p95 < 1s", "--step-time", "2s").err())
                    .isEqualTo(
                            "a step must settle for >= 0 s and count for >= 5 s, was 3 s and 2"
                                    + " s\n");
        }
    }

    private Outcome run(SampleShop shop, String... more) throws IOException {
        return run(TEST, shop, more);
    }

    private Outcome run(String test, SampleShop shop, String... more) throws IOException {
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        List<String> arguments =
                new ArrayList<>(
                        List.of("find-capacity", "-f", file.toString(), "--host", shop.uri() + ""));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }
}
