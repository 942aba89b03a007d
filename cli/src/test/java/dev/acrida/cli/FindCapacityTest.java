package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.acrida.cli.Command.Outcome;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many arrivals a target bears whose capacity is known. */
@Isolated
@Timeout(300)
class FindCapacityTest {
    private static final String TEST =
            """
            class Asker extends HttpUser {
                @Task void ask() { http.get("/health"); }
            }
            """;

    /** One worker who takes 5 ms for each. */
    private static final double CAPACITY = 200;

    /** Others on this machine may spoil a search; the next one may be luckier. */
    private static final int TRIES = 3;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir Path folder;

    /**
     * Offered x % too much, the target falls behind by x % of the time, so that response times are
     * beyond 40 ms within two seconds if x is 2: what is found must lie between 200/s and 204/s.
     */
    @Test
    void theCapacityOfATargetAndItsKneeAreFound() throws IOException {
        JsonNode found = search();

        assertThat(found.get("low").asDouble()).isLessThanOrEqualTo(1.02 * CAPACITY);
        assertThat(found.get("high").asDouble()).isGreaterThanOrEqualTo(CAPACITY);
        assertThat(found.get("capacity").asDouble())
                .as("%s", found)
                .isCloseTo(CAPACITY, Percentage.withPercentage(8));
        assertThat(found.at("/knee/rate").asDouble()).isBetween(0.7 * CAPACITY, 1.05 * CAPACITY);
        assertThat(found.at("/knee/avg_response_time").asDouble()).isBetween(5.0, 30.0);
    }

    private JsonNode search() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withCapacity(CAPACITY))) {
                Outcome search =
                        run(
                                shop,
                                "--slo",
                                "p95 < 40ms",
                                "--from",
                                "150",
                                "--settle-time",
                                "1s",
                                "--step-time",
                                "1s",
                                "--precision",
                                "10%",
                                "--json");
                JsonNode json = JsonMapper.shared().readTree(search.out());
                if (json.get("ending").asString().equals("found")) {
                    assertThat(search.exitCode()).isZero();
                    assertThat(search.err()).contains("Capacity: ", "The knee: ");
                    return json;
                }
                assertThat(json.get("ending").asString())
                        .as(search.err())
                        .isEqualTo("generator_limit");
                assertThat(search.exitCode()).isEqualTo(4);
                assertThat(json.has("capacity")).isFalse();
            }
        }
        return abort("others keep this machine busy: nothing can be said of a target on it");
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
                    .contains(
                            "The load generator is at its limit at ",
                            "of the target's capacity, nothing is known")
                    .doesNotContain("Capacity:");
        }
    }

    @Test
    void aSignalEndsItAlsoBetweenTwoSteps() throws Exception {
        Files.writeString(folder.resolve("Loadtest.java"), "import module dev.acrida;\n" + TEST);
        try (SampleShop shop = SampleShop.start();
                AcridaProcess search =
                        AcridaProcess.start(
                                folder,
                                "find-capacity",
                                "--host",
                                shop.uri().toString(),
                                "--slo",
                                "p50 < 1us",
                                "--settle-time",
                                "5s",
                                "--step-time",
                                "1s")) {
            Await.until("a step", () -> search.out().contains("10.0/s  "), LONGEST);
            search.signal("TERM");

            assertThat(search.exitCode()).as(search.err()).isEqualTo(1);
            assertThat(search.out()).contains("Stopped before anything was found");
        }
    }

    @Test
    void theSearchDecidesAboutTheLoad() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            assertThat(run(shop, "--slo", "p95 < 1s", "-u", "5").err())
                    .isEqualTo("find-capacity decides about the load, not --users: leave it out\n");
            assertThat(run(shop, "--slo", "p95 < fast").err())
                    .startsWith("--slo not a condition: a number must follow");
            Outcome aimless = run(shop);
            assertThat(aimless.exitCode()).isEqualTo(2);
            assertThat(aimless.err())
                    .isEqualTo(
                            "find-capacity must know what shall hold: give --slo, such as --slo"
                                    + " 'p99 < 200ms'\n");
            assertThat(run(shop, "--slo", "p95 < 1s", "--step-time", "0s").err())
                    .isEqualTo(
                            "a step must settle for >= 0 s and count for >= 1 s, was 3 s and 0"
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
