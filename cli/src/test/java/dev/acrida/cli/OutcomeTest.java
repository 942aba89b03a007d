package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which exit code a run has, and what it says. */
@Timeout(60)
class OutcomeTest {
    private static final String ONE_LOOK =
            """
            class Shopper extends HttpUser {
                @Task void look() { http.get("/"); stopUser(); }
            }
            """;

    @TempDir Path folder;

    @Test
    void aRunWithoutFailuresEndsWith0() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome = run(shop, ONE_LOOK, "-u", "3", "-r", "100");

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(shop.counts().received("GET", "/")).isEqualTo(3);
            assertThat(outcome.out()).containsPattern("Aggregated +3 +0\\(0\\.00%\\)");
        }
    }

    @Test
    void aFailedRequestDecidesUnlessItIsToldOtherwise() throws IOException {
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withFailEvery(1))) {
            assertThat(run(shop, ONE_LOOK).exitCode()).isEqualTo(1);
            assertThat(run(shop, ONE_LOOK, "--exit-code-on-error", "7").exitCode()).isEqualTo(7);
            assertThat(run(shop, ONE_LOOK, "--exit-code-on-error", "0").exitCode()).isZero();
        }
    }

    @Test
    void listenersThatFailAreCountedInTheSummaryAndStopNobody() throws IOException {
        String failing =
                """
                class Shopper extends HttpUser {
                    @Listener static void hear(RequestEvent e) { throw new RuntimeException("no"); }
                    @Task void look() {
                        for (int i = 0; i < 12; i++) http.get("/");
                        stopUser();
                    }
                }
                """;
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome = run(shop, failing);

            assertThat(outcome.out()).contains("Errors in listeners (see the log): 12");
            assertThat(outcome.err()).contains("hear").contains("from now on that is only counted");
            assertThat(outcome.err().split("RuntimeException: no", -1)).hasSize(11);
            assertThat(shop.counts().received("GET", "/")).isEqualTo(12);
            assertThat(outcome.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void tablesHoldThePercentilesThatAreAskedFor() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Path csv = folder.resolve("load");
            Outcome outcome =
                    run(
                            shop,
                            ONE_LOOK,
                            "--percentiles-to-report",
                            "0.5,99.5%",
                            "--csv",
                            csv.toString(),
                            "--csv-stats-interval",
                            "1h");

            assertThat(outcome.out()).containsPattern("Name +\\|? +50% +99\\.5% +# reqs");
            assertThat(Files.readString(folder.resolve("load_stats.csv")))
                    .contains(",50%,99.5%\r\n");
            assertThat(Files.readAllLines(folder.resolve("load_stats_history.csv")))
                    .as("header, beginning and end")
                    .hasSize(3);
            assertThat(run(shop, ONE_LOOK, "--percentiles-to-report", "95").err())
                    .contains("must be a percentile such as 0.95 or 95%, was '95'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--csv", "--json-file", "--html", "--out", "--request-log"})
    void aResultWithoutAPlaceStopsEverythingBeforeItBegins(String option) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Path results = folder.resolve("results");
        String[] other = {"--csv", results + "/load", "--out", results + "/run.acr"};
        List<String> options = new ArrayList<>(List.of(option, file + "/x"));
        options.addAll(
                List.of(other)
                        .subList(option.equals("--csv") ? 2 : 0, option.equals("--out") ? 2 : 4));
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome = run(shop, ONE_LOOK, options.toArray(String[]::new));

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err().strip()).hasLineCount(1).contains("must be a file", file + "");
            assertThat(shop.counts().received("GET", "/")).isZero();
            assertThat(results.toFile().list()).as("what was begun").isNullOrEmpty();
        }
    }

    @Test
    void anExceptionInATaskEndsWith1() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Task void look() {
                                if (id() == 1) environment().stop();
                                throw new IllegalStateException("sold out");
                            }
                        }
                        """,
                        "--stop-timeout", // without it, the stop may cut the task off before it
                        // throws
                        "5");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("IllegalStateException: sold out");
    }

    @Test
    void theTestsOwnExitCodeWins() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Task void look() { stopUser(); }

                            @Listener static void end(Quitting event) {
                                event.environment().exitCode(42);
                            }

                            @Listener static void last(Quit event) {
                                System.out.println("quit with " + event.exitCode());
                            }
                        }
                        """);

        assertThat(outcome.exitCode()).isEqualTo(42);
        assertThat(outcome.out()).endsWith("quit with 42\n");
    }

    @Test
    void aListenerThatFailsEndsWith2AndShowsNoStackTrace() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Task void look() { stopUser(); }

                            @Listener static void end(TestStop event) {
                                throw new IllegalStateException("oops");
                            }
                        }
                        """);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("IllegalStateException: oops (stack trace: -L DEBUG)")
                .doesNotContain("\tat ");
    }

    @Test
    void aRunWhoseUsersAllFailToStartFails() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Override public void onStart() { throw new IllegalStateException(); }
                            @Task void look() {}
                        }
                        """);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("every user ended in its constructor or onStart");
    }

    @Test
    void classesAreListedAndPicked() throws IOException {
        String two =
                """
                class Buyer extends User { @Task void buy() { IO.println("buy"); stopUser(); } }
                class Looker extends User { @Task void look() { IO.println("look"); stopUser(); } }
                """;

        assertThat(run(two, "--list").out()).isEqualTo("Buyer\nLooker\n");
        assertThat(run(two, "Looker").out()).contains("look\n").doesNotContain("buy\n");
    }

    @Test
    void tagsChooseTasks() throws IOException {
        String tagged =
                """
                class Shopper extends User {
                    @Task @Tag("a") void a() { IO.println("did a"); stopUser(); }
                    @Task @Tag("b") void b() { IO.println("did b"); stopUser(); }
                }
                """;

        assertThat(run(tagged, "-T", "a").out()).contains("did a").doesNotContain("did b");
        assertThat(run(tagged, "-E", "a").out()).contains("did b").doesNotContain("did a");
    }

    @Test
    void jsonHasStandardOutputToItself() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Path file = folder.resolve("out/result");
            Outcome outcome = run(shop, ONE_LOOK, "--json", "--json-file", file.toString());

            assertThat(
                            JsonMapper.shared()
                                    .readTree(outcome.out())
                                    .at("/total/num_requests")
                                    .asInt())
                    .isEqualTo(1);
            assertThat(Path.of(file + ".json")).hasContent(outcome.out());
            assertThat(outcome.err()).contains("Aggregated");
        }
    }

    @Test
    void theDemoEndsByItself() {
        Outcome outcome = Command.run("demo", "--headless", "-t", "1s", "-r", "100", "-L", "ERROR");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("GET", "/products", "Aggregated");
        assertThat(outcome.err()).isEmpty();
    }

    private Outcome run(SampleShop shop, String test, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--host", shop.uri().toString()));
        options.addAll(List.of(more));
        return run(test, options.toArray(String[]::new));
    }

    private Outcome run(String test, String... more) throws IOException {
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString(), "--headless"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }
}
