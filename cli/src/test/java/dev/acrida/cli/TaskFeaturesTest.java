package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/** What tasks can do, from a single file. */
@Timeout(60)
class TaskFeaturesTest {
    /** Collects what users say, since the console is not theirs alone. */
    private static final String SAID =
            """
            class Said {
                static final StringBuffer ALL = new StringBuffer();
                static void add(String word) { ALL.append(word); }
                @Listener static void end(Quitting e) { System.out.println("said: " + ALL); }
            }
            """;

    @TempDir Path folder;

    @Test
    void aMarkovTaskSetFollowsItsTransitions() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Task class Visit extends MarkovTaskSet {
                                int steps;
                                @Transition("look") void enter() { say("enter"); }
                                @Transition(value = "buy", weight = 2) void look() { say("look"); }
                                @Transitions({@Transition("look")}) void buy() { say("buy"); }
                                void say(String word) {
                                    Said.add(word + " ");
                                    if (++steps == 5) stopUser();
                                }
                            }
                        }
                        """);

        assertThat(outcome.out()).as(outcome.err()).contains("said: enter look buy look buy ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Transition("bananas") void a() {} | leads to no method of it: there are a
                    @Transition("aa") void ab() {} @Transition("ab") void c() {} | did you mean ab?
                    @Transition("b") void a() {} void b() {} | leads to a method without transitions
                    @Transition("a") @Tag("x") void a() {} | must have no @Tag
                    @Transition(value = "a", weight = 0) void a() {} | must be at least 1, was 0
                    @Task void a() {} | a() is no state
                    int a; | has no tasks: mark a method with @Transition
                    """)
    void aBrokenChainIsExplainedInOneLine(String members, String line) throws IOException {
        Outcome outcome =
                run(
                        "class U extends User { @Task class M extends MarkovTaskSet { %s } }"
                                .formatted(members));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(line).doesNotContain("\tat ");
    }

    @Test
    void scheduledTasksComeBeforeChosenOnes() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Override public void onStart() {
                                scheduleTask(() -> Said.add("second "));
                                scheduleTask(this::first, true);
                                scheduleTask(Basket.class, false);
                            }
                            void first() { Said.add("first "); }
                            @Task void usual() { Said.add("usual "); stopUser(); }
                            class Basket extends TaskSet {
                                @Task void pay() { Said.add("pay "); interrupt(); }
                            }
                        }
                        """);

        assertThat(outcome.out()).as(outcome.err()).contains("said: first second pay usual ");
    }

    @Test
    void aTransactionIsASampleThatIsInNoTotal() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome =
                    run(
                            """
                            class Shopper extends HttpUser {
                                @Task void buy() {
                                    try (var t = transaction("checkout")) {
                                        http.get("/");
                                        transaction("inner", () -> http.get("/products"));
                                    }
                                    stopUser();
                                }
                            }
                            """,
                            "--host",
                            shop.uri().toString());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out())
                    .containsPattern("TX +checkout +1 +0\\(0\\.00%\\)")
                    .containsPattern("TX +inner +1 +0\\(0\\.00%\\)")
                    .containsPattern("Aggregated +2 +0\\(0\\.00%\\)");
        }
    }

    @Test
    void aTransactionFailsWithItsPartsAndItsCode() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome =
                    run(
                            """
                            class Shopper extends HttpUser {
                                @Task void buy() {
                                    try (var outer = transaction("outer")) {
                                        try (var t = transaction("inner")) { http.get("/nowhere"); }
                                    }
                                    try (var t = transaction("told")) { t.failure("sold out"); }
                                    try {
                                        transaction("thrown", () -> { throw new IllegalStateException("x"); });
                                    } catch (IllegalStateException e) {
                                        stopUser();
                                    }
                                }
                            }
                            """,
                            "--host",
                            shop.uri().toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out())
                    .containsPattern("TX +outer +1 +1\\(100\\.00%\\)")
                    .containsPattern("TX +inner +1 +1\\(100\\.00%\\)")
                    .containsPattern("TX +told +1 +1\\(100\\.00%\\)")
                    .containsPattern("TX +thrown +1 +1\\(100\\.00%\\)")
                    .containsPattern("Aggregated +1 +1\\(100\\.00%\\)")
                    .contains("sold out")
                    .contains("IllegalStateException: x");
        }
    }

    @Test
    void aFailedTransactionAloneFailsTheRun() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Shopper extends User {
                            @Task void buy() {
                                try (var t = transaction("buy")) { t.failure("sold out"); }
                                stopUser();
                            }
                        }
                        """);

        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private static final String COUNTING =
            """
            class Shopper extends User {
                static final java.util.concurrent.atomic.AtomicInteger RUNS =
                        new java.util.concurrent.atomic.AtomicInteger();
                @Override public WaitTime waitTime() { return constant(0.001); }
                @Task void look() { RUNS.incrementAndGet(); }
                @Task class Deeper extends TaskSet {
                    @Task void look() { RUNS.incrementAndGet(); }
                    @Task void back() { RUNS.incrementAndGet(); interrupt(); }
                }
                @Listener static void end(Quitting e) { System.out.println("runs=" + RUNS.get() + "."); }
            }
            """;

    @Test
    void iterationsInAllAreExact() throws IOException {
        Outcome outcome = run(COUNTING, "-i", "137", "-u", "20", "-r", "500", "-s", "5");

        assertThat(outcome.out()).as(outcome.err()).contains("runs=137.");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("all iterations are done");
    }

    @Test
    void iterationsOfEachUserAreExact() throws IOException {
        assertThat(run(COUNTING, "--user-iterations", "7", "-u", "5", "-r", "500").out())
                .contains("runs=35.");
        assertThat(run("@Iterations(3)\n" + COUNTING, "-u", "4", "-r", "500").out())
                .contains("runs=12.");
    }

    @Test
    void theThinkTimeFactorShortensEveryPause() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Sleepy extends User {
                            @Override public WaitTime waitTime() { return constant(3600); }
                            @Task void look() { Said.add("looked "); }
                        }
                        """,
                        "--think-time-factor",
                        "0",
                        "-i",
                        "3");

        assertThat(outcome.out()).contains("said: looked looked looked ");
    }

    @Test
    void usersMeetAtARendezvous() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Guest extends User {
                            static final java.util.concurrent.atomic.AtomicInteger HERE =
                                    new java.util.concurrent.atomic.AtomicInteger();
                            @Task void meet() {
                                HERE.incrementAndGet();
                                boolean met = rendezvous("table", 5);
                                Said.add(met + "" + HERE.get() + " ");
                                Said.add(id() == 1 ? rendezvous("nobody", 2, 0.01) + " " : "");
                                stopUser();
                            }
                        }
                        """,
                        "-u",
                        "5",
                        "-r",
                        "100");

        assertThat(outcome.out().split("true5", -1)).as(outcome.err()).hasSize(6);
        assertThat(outcome.out()).contains("false ");
    }

    @Test
    void aStopReleasesThoseWhoWaitForOthers() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Guest extends User {
                            @Task void meet() { rendezvous("table", 5, 3600); }
                            @Override public void onStop() { System.out.println("left"); }
                        }
                        """,
                        "-t",
                        "1",
                        "-s",
                        "3600");

        assertThat(outcome.out()).contains("left");
        assertThat(outcome.exitCode()).isZero();
    }

    private static final String NESTED =
            """
            @Weight(3) class Buyer extends User {
                @Task(3) void look() { Said.add("look "); }
                @Task static class Pay extends TaskSet {
                    @Override public void onStart() { Said.add("< "); }
                    @Override public void onStop() { Said.add("> "); }
                    @Task(9) void card() { Said.add("card "); }
                    @Task void cash() { Said.add("cash "); }
                }
            }
            class Reader extends User { @Task void read() {} }
            """;

    @Test
    void taskRatiosHaveTheLayoutOfLocust() throws IOException {
        assertThat(command(NESTED, "--show-task-ratio").out().lines().map(String::stripTrailing))
                .containsExactly(
                        "",
                        " Task ratio per User class",
                        "-".repeat(80),
                        " 75.0       Buyer",
                        "   75.0       look",
                        "   25.0       Pay",
                        "     90.0       card",
                        "     10.0       cash",
                        " 25.0       Reader",
                        "   100.0      read",
                        "",
                        " Total task ratio",
                        "-".repeat(80),
                        " 75.0       Buyer",
                        "   56.2       look",
                        "   18.8       Pay",
                        "     16.9       card",
                        "     1.9        cash",
                        " 25.0       Reader",
                        "   25.0       read");
    }

    @Test
    void taskRatiosAsJsonHaveTheShapeOfLocust() throws IOException {
        String json = command(NESTED, "--show-task-ratio-json", "-u", "4").out();

        assertThat(json)
                .startsWith(
                        """
                        {
                            "per_class": {
                                "Buyer": {
                                    "ratio": 0.75,
                                    "tasks": {
                                        "look": {
                                            "ratio": 0.75
                                        },
                        """)
                .contains("\"total\": {");
    }

    @Test
    void equalWeightsFlattenTheTree() throws IOException {
        String ratio = command(NESTED, "--equal-weights", "--show-task-ratio").out();
        assertThat(ratio).contains(" 50.0       Buyer").contains("  33.3       look");

        String out = run(NESTED, "--equal-weights", "-i", "40", "Buyer").out();
        assertThat(out).contains("< card > ").contains("< cash > ").contains("look ");
    }

    private static final String LISTING =
            """
            class Visitor extends HttpUser {
                @Override public TaskList tasks() { return tasks(Browse.class).and(Buy.class, 2); }
                @Task void enter() { Said.add("enter "); }
            }
            class Browse extends TaskSet {
                @Task void look() { Said.add("look "); interrupt(); }
            }
            class Buy extends TaskSet {
                @Override public TaskList tasks() { return tasks(Pay.class); }
                @Task void pick() { Said.add("pick "); interrupt(); }
            }
            class Pay extends TaskSet {
                @Task void card() { Said.add("card "); interrupt(); }
            }
            """;

    @Test
    void taskRatiosShowWhatTasksLists() throws IOException {
        assertThat(command(LISTING, "--show-task-ratio").out().lines().map(String::stripTrailing))
                .containsSequence(
                        " 100.0      Visitor",
                        "   25.0       Browse",
                        "     100.0      look",
                        "   50.0       Buy",
                        "     50.0       Pay",
                        "       100.0        card",
                        "     50.0       pick",
                        "   25.0       enter");
    }

    @Test
    void equalWeightsFlattenWhatTasksLists() throws IOException {
        String ratio = command(LISTING, "--equal-weights", "--show-task-ratio").out();
        assertThat(ratio.lines().map(String::strip))
                .containsSequence(
                        "100.0      Visitor",
                        "25.0       enter",
                        "25.0       look",
                        "25.0       pick",
                        "25.0       card");

        String host = "http://localhost:1";
        String out = run(LISTING, "--equal-weights", "-i", "80", "-H", host).out();
        assertThat(out).contains("enter ", "look ", "pick ", "card ");
    }

    private Outcome run(String test, String... options) throws IOException {
        return new SingleFile(folder).run(SAID + test, options);
    }

    private Outcome command(String test, String... options) throws IOException {
        return new SingleFile(folder).command(SAID + test, options);
    }
}
