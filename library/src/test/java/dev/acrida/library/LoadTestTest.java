package dev.acrida.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.HttpUser;
import dev.acrida.Listener;
import dev.acrida.LoadShape;
import dev.acrida.RequestEvent;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.Task;
import dev.acrida.TestStop;
import dev.acrida.Threshold;
import dev.acrida.Tick;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;
import dev.acrida.threshold.ThresholdVerdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

@Timeout(60)
class LoadTestTest {
    private static final AtomicInteger STOPS = new AtomicInteger();

    @Threshold("requests < 3")
    static class Looker extends HttpUser {
        @Listener
        static void stopped(TestStop event) {
            STOPS.incrementAndGet();
        }

        @Override
        public Map<String, Object> context() {
            return Map.of("visitor", id());
        }

        @Task
        void look() {
            http.post("/echo?a=b", request -> request.json(Map.of("product", 7)));
            stopUser();
        }
    }

    static class Lost extends HttpUser {
        @Override
        public WaitTime waitTime() {
            return constant(0.05);
        }

        @Task
        void look() {
            http.get("/nowhere");
        }
    }

    static class Sleeper extends User {
        @Task
        void sleep() throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    static class Broken extends User {
        @Task
        void fail() {
            throw new IllegalStateException("sold out");
        }
    }

    static class Choosy extends User {
        private static final LongAdder RARE = new LongAdder();
        private static final AtomicInteger MADE = new AtomicInteger();

        Choosy() {
            MADE.incrementAndGet();
        }

        @Override
        public WaitTime waitTime() {
            return constant(3600);
        }

        @Task(1_000_000)
        void common() {}

        @Task
        void rare() {
            RARE.increment();
        }
    }

    static class Peak extends LoadShape {
        @Override
        public Tick tick() {
            return seconds() < 1 ? users(options().users().orElseThrow(), 100) : stop();
        }
    }

    @Test
    void aProgramRunsATestAndAsksWhatCameOfIt(@TempDir Path folder) throws Exception {
        AtomicInteger heard = new AtomicInteger();
        STOPS.set(0);
        try (SampleShop shop = SampleShop.start()) {
            LoadResult result =
                    LoadTest.of(Looker.class)
                            .host(shop.uri().toString())
                            .users(3)
                            .spawnRate(100)
                            .on(RequestEvent.class, event -> heard.incrementAndGet())
                            .failIf("failures > 100%", "p95 > 60s")
                            .run();
            result.writeJson(folder.resolve("result.json"));
            result.writeCsv(folder.resolve("result").toString());

            assertThat(result.stats().total().count()).isEqualTo(3);
            assertThat(result.stopReason()).contains(StopReason.ALL_USERS_ENDED);
            assertThat(result.thresholds())
                    .extracting(verdict -> verdict.condition().text())
                    .containsExactly("requests < 3", "failures > 100%", "p95 > 60s");
            assertThat(result.passed()).as(result.summary()).isTrue();
            assertThat(result.assertPassed()).isSameAs(result);
        }
        assertThat(heard).hasValue(3);
        assertThat(STOPS).hasValue(1);
        JsonNode json = new JsonMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(json.at("/thresholds/0/fail_if").asString()).isEqualTo("requests < 3");
        assertThat(json.at("/thresholds/0/value").asInt()).isEqualTo(3);
        assertThat(json.at("/thresholds/0/passed").asBoolean()).isTrue();
        assertThat(folder.resolve("result_stats.csv")).exists();
    }

    @Test
    void aThresholdThatAbortsStopsARunWithoutAnEnd() throws Exception {
        try (SampleShop shop = SampleShop.start()) {
            LoadResult result =
                    LoadTest.of(Lost.class)
                            .host(shop.uri().toString())
                            .failIf("requests < 1", "failures > 50% abort after 1s", "rps < 0")
                            .run();

            assertThat(result.stopReason()).contains(StopReason.THRESHOLD_FAILED);
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.thresholds().stream().map(ThresholdVerdict::passed))
                    .containsExactly(true, false, true);
            assertThat(result.verdict().isKnown()).isTrue();
            assertThat(result.summary())
                    .contains("FAILED  failures > 50% abort after 1s (was 100 %)", "Verdict: ");
        }
    }

    @Test
    void aThresholdThatIsNotKeptFailsTheRun() throws Exception {
        try (SampleShop shop = SampleShop.start()) {
            LoadResult result = LoadTest.of(Looker.class).host(shop.uri().toString()).run();

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.summary()).contains("FAILED  requests < 3 (was 1)");
            assertThatThrownBy(result::assertPassed)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("requests < 3, was 1");
        }
    }

    @Test
    void aLoadShapeDecidesHowManyUsersThereAre() throws Exception {
        AtomicInteger users = new AtomicInteger();
        LoadResult result =
                LoadTest.of(Choosy.class)
                        .shape(Peak.class)
                        .users(7)
                        .on(SpawningComplete.class, event -> users.set(event.userCount()))
                        .run();

        assertThat(result.stopReason()).contains(StopReason.SHAPE_ENDED);
        assertThat(users).hasValue(7);
    }

    @Test
    void iterationsWeightsAndThinkTimesCanBeSet() throws Exception {
        Choosy.RARE.reset();
        LoadResult result =
                LoadTest.of(Choosy.class)
                        .equalWeights()
                        .thinkTimeFactor(0)
                        .users(2)
                        .spawnRate(100)
                        .userIterations(40)
                        .run();

        assertThat(result.stopReason()).contains(StopReason.ALL_USERS_ENDED);
        assertThat(Choosy.RARE.sum()).isGreaterThan(5);
        assertThat(LoadTest.of(Choosy.class).thinkTimeFactor(0).iterations(3).run().stopReason())
                .contains(StopReason.ITERATIONS_DONE);
    }

    @Test
    void aRunCanBeDrivenByHand() throws Exception {
        try (Run run = LoadTest.of(Sleeper.class).profile("nightly").open()) {
            run.start(Load.of(2, 100));
            Await.until(() -> run.status().users() == 2, Duration.ofSeconds(10));
            run.edit(1, 100);
            Await.until(() -> run.status().users() == 1, Duration.ofSeconds(10));
            run.stop(StopReason.ASKED);
            run.awaitStopped();

            assertThat(run.environment().state()).isEqualTo(RunState.STOPPED);
            assertThat(run.environment().profile()).contains("nightly");
        }
    }

    @Test
    void classesCanHaveNumbersAndARunCanBeStoppedAtOnce() throws Exception {
        LoadTest test =
                LoadTest.of(Sleeper.class, Choosy.class)
                        .users(Sleeper.class, 3)
                        .users(Choosy.class, 2)
                        .spawnRate(100)
                        .stopTimeout(Duration.ofMinutes(10));
        try (Run run = test.open()) {
            run.start(test.load());
            Await.until(() -> run.status().state() == RunState.RUNNING, Duration.ofSeconds(10));
            assertThat(run.status().users()).isEqualTo(5);
            assertThat(run.environment().userClasses())
                    .containsExactlyInAnyOrder(Sleeper.class, Choosy.class);
            run.stop(StopReason.ASKED);
            assertThat(run.awaitStopped(Duration.ofMillis(50))).isFalse();
            run.stopNow();

            assertThat(run.awaitStopped(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aProgramCanChooseTheClassOfEachUser() throws Exception {
        LoadTest test =
                LoadTest.of(Sleeper.class, Choosy.class)
                        .placement(
                                (classes, users) ->
                                        Optional.of(users.isEmpty() ? "Choosy" : "Sleeper"))
                        .users(4)
                        .spawnRate(100);
        int before = Choosy.MADE.get();
        List<String> started = new CopyOnWriteArrayList<>();
        try (Run run = test.on(SpawningComplete.class, e -> started.add("all")).open()) {
            run.start(test.load());
            Await.until(() -> !started.isEmpty(), Duration.ofSeconds(10));
            run.edit(1, 100);
            Await.until(() -> run.status().users() == 1, Duration.ofSeconds(10));
            run.stop(StopReason.ASKED);
            run.awaitStopped();
        }
        assertThat(Choosy.MADE).hasValue(before + 1);
    }

    @Test
    void anExceptionGoesUpIfItIsNotCaught() {
        LoadTest test = LoadTest.of(Broken.class).catchExceptions(false);

        assertThatThrownBy(test::run)
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessage("sold out");
    }

    @Test
    void aMissingHostIsSaidAtOnce() {
        assertThatThrownBy(() -> LoadTest.of(Looker.class).run())
                .isInstanceOf(TestDefinitionException.class)
                .hasMessageContaining("has no host");
    }

    @Test
    void debuggingShowsWhatGoesToAndFro() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SampleShop shop = SampleShop.start()) {
            LoadTest.of(Looker.class)
                    .host(shop.uri().toString())
                    .users(5)
                    .debug(new PrintStream(out, true, StandardCharsets.UTF_8));

            assertThat(shop.counts().requests()).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("POST /echo.*  [0-9.]+ ms  \\d+ bytes")
                .contains("    > POST http://", "    > {\"product\":7}", "    < ")
                .contains("context {visitor=1}");
    }
}
