package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.await;
import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Environment;
import dev.acrida.Event;
import dev.acrida.FixedCount;
import dev.acrida.HttpUser;
import dev.acrida.Init;
import dev.acrida.Listener;
import dev.acrida.Quit;
import dev.acrida.Quitting;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.Task;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClasses;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;

@Timeout(30)
class LocalRunTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @BeforeEach
    void forget() {
        Fixtures.forget();
    }

    @Test
    void eventsComeInOrderAroundATest() throws InterruptedException {
        EventBus events = new EventBus();
        for (Class<? extends Event> type :
                List.of(
                        Init.class,
                        TestStart.class,
                        SpawningComplete.class,
                        TestStopping.class,
                        TestStop.class,
                        Quitting.class,
                        Quit.class)) {
            events.on(type, e -> say(type.getSimpleName()));
        }
        events.on(TestStopping.class, e -> say(e.environment().userCount() + " users"));
        events.on(TestStop.class, e -> say(e.environment().userCount() + " users"));
        try (LocalRun run = LocalRun.open(plan(Waiting.class).withEvents(events))) {
            run.start(Load.of(3, 1_000));
            awaitState(run, RunState.RUNNING);
            run.stop(StopReason.ASKED);
            run.awaitStopped();
            run.quitting();
            run.quit(0);
        }
        assertThat(Fixtures.said())
                .containsExactly(
                        "Init",
                        "TestStart",
                        "SpawningComplete",
                        "TestStopping",
                        "3 users",
                        "TestStop",
                        "0 users",
                        "Quitting",
                        "Quit");
    }

    @Test
    void aTestEndsWhenItsRunTimeIsUp() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Waiting.class))) {
            run.start(Load.of(2, 1_000).withRunTime(Duration.ofMillis(50)));
            run.awaitStopped();

            assertThat(run.status().state()).isEqualTo(RunState.STOPPED);
            assertThat(run.status().stopReason()).contains(StopReason.RUN_TIME_UP);
            assertThat(run.quitting().exitCode(1)).isZero();
        }
    }

    @Test
    void theTimerOfOneTestDoesNotStopTheNext() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Waiting.class))) {
            run.start(Load.of(1, 1_000).withRunTime(Duration.ofMillis(300)));
            awaitState(run, RunState.RUNNING);
            run.stop(StopReason.ASKED);
            run.awaitStopped();
            run.start(Load.of(1, 1_000));

            assertThat(run.awaitStopped(Duration.ofMillis(600))).isFalse();
            assertThat(run.status().users()).isEqualTo(1);
        }
    }

    @Test
    void aRunWhoseUsersAllFailToStartFails() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(BadStart.class))) {
            run.start(Load.of(3, 1_000));
            run.awaitStopped();
            RunOutcome outcome = run.quitting();

            assertThat(outcome.stopReason()).contains(StopReason.ALL_USERS_FAILED);
            assertThat(outcome.failedToStart()).isEqualTo(3);
            assertThat(outcome.exitCode(0)).isEqualTo(1);
            assertThat(outcome.stats().exceptions().getFirst().count()).isEqualTo(3);
        }
    }

    @Test
    void aRunEndsWhenAllUsersHaveEndedByThemselves() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Brief.class))) {
            run.start(Load.of(4, 1_000));
            run.awaitStopped();

            assertThat(run.status().stopReason()).contains(StopReason.ALL_USERS_ENDED);
            assertThat(Fixtures.said()).containsExactlyInAnyOrder("1", "2", "3", "4");
            assertThat(run.quitting().exitCode(1)).isZero();
        }
    }

    @Test
    void aTaskCanStopTheTest() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Stopper.class))) {
            run.start(Load.of(2, 1_000));
            run.awaitStopped();

            assertThat(run.status().stopReason()).contains(StopReason.STOP_TEST);
        }
    }

    @Test
    void anEditGoesUpAndDownFromWhereItIsNewestUsersFirst() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Waiting.class))) {
            run.start(Load.of(5, 1_000));
            awaitUsers(run, 5);
            run.edit(7, 1_000);
            awaitUsers(run, 7);
            run.edit(2, 1_000);
            awaitUsers(run, 2);
            awaitState(run, RunState.RUNNING);

            assertThat(Fixtures.said())
                    .containsExactlyInAnyOrder("end 7", "end 6", "end 5", "end 4", "end 3");
        }
    }

    @Test
    void onlyFixedCountsEndTheRampBelowItsTarget() {
        try (LocalRun run = LocalRun.open(plan(Fixed.class))) {
            run.start(Load.of(10, 1_000));
            awaitState(run, RunState.RUNNING);

            assertThat(run.status().users()).isEqualTo(2);
        }
    }

    @Test
    void aTaskHasTheStopTimeoutToFinish() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Slow.class).withStopTimeout(LONG))) {
            run.start(Load.of(1, 1_000));
            await("the task has begun", () -> Fixtures.said().contains("begin"));
            run.stop(StopReason.ASKED);
            run.awaitStopped();

            // It may have begun once more between the change of state and its own stop.
            assertThat(Fixtures.said()).startsWith("begin", "end").endsWith("end");
        }
    }

    @Test
    void aUserThatDoesNotEndIsGivenUp() throws InterruptedException {
        Departure.Times times =
                new Departure.Times(
                        Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20));
        try (LocalRun run = LocalRun.open(plan(Deaf.class), times)) {
            run.start(Load.of(1, 1_000));
            await("the task has begun", () -> Fixtures.said().contains("begin"));
            run.stop(StopReason.ASKED);
            run.awaitStopped();

            assertThat(run.status().users()).isZero();
        } finally {
            Deaf.released = true;
        }
    }

    @Test
    void aListenerDecidesTheExitCode() throws InterruptedException {
        EventBus events = EventBus.of(List.of(Verdict.class));
        try (LocalRun run = LocalRun.open(plan(Brief.class).withEvents(events))) {
            run.start(Load.of(1, 1));
            run.awaitStopped();

            assertThat(run.quitting().exitCode(1)).isEqualTo(42);
        }
    }

    @Test
    void theEnvironmentTellsWhatTakesPart() {
        RunPlan plan =
                plan(Brief.class)
                        .withTags(new TagFilter(Set.of("fast"), Set.of("broken")))
                        .withStopTimeout(Duration.ofSeconds(7))
                        .withProfile("nightly");
        try (LocalRun run = LocalRun.open(plan)) {
            Environment environment = run.environment();
            assertThat(environment.userClasses()).isEqualTo(List.of(Brief.class));
            assertThat(environment.tags()).containsExactly("fast");
            assertThat(environment.excludedTags()).containsExactly("broken");
            assertThat(environment.stopTimeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(environment.profile()).contains("nightly");
        }
    }

    @Test
    void aFailingInitListenerKeepsTheRunFromOpening() {
        EventBus events = new EventBus();
        events.on(
                Init.class,
                e -> {
                    throw new IllegalStateException("no");
                });

        assertThatThrownBy(() -> LocalRun.open(plan(Brief.class).withEvents(events)))
                .isInstanceOf(TestDefinitionException.class);
    }

    @Test
    void aMissingHostIsSaidBeforeAnythingStarts() {
        assertThatThrownBy(() -> LocalRun.open(plan(Homeless.class)))
                .isInstanceOf(TestDefinitionException.class)
                .hasMessageStartingWith("Homeless has no host: give --host");
    }

    private static RunPlan plan(Class<?> type) {
        return RunPlan.of(UserClasses.from(List.of(type), TagFilter.ALL, List.of()));
    }

    private static void awaitState(Run run, RunState state) {
        await("state " + state, () -> run.status().state() == state);
    }

    private static void awaitUsers(Run run, int users) {
        await(users + " users", () -> run.status().users() == users);
    }

    static class Waiting extends User {
        @Override
        public WaitTime waitTime() {
            return constant(3_600);
        }

        @Task
        void nothing() {}

        @Override
        public void onStop() {
            if (environment().state() != RunState.STOPPING) {
                say("end " + id());
            }
        }
    }

    @FixedCount(2)
    static class Fixed extends Waiting {}

    static class BadStart extends User {
        @Override
        public void onStart() {
            throw new IllegalStateException("no login");
        }

        @Task
        void never() {}
    }

    static class Brief extends User {
        @Task
        void once() {
            say(String.valueOf(id()));
            stopUser();
        }
    }

    static class Stopper extends User {
        @Task
        void stop() {
            stopTest();
        }
    }

    static class Slow extends User {
        @Task
        void work() throws InterruptedException {
            say("begin");
            await("the stop", () -> environment().state() == RunState.STOPPING);
            say("end");
        }
    }

    static class Deaf extends User {
        static volatile boolean released;

        @Task
        void work() {
            say("begin");
            await("the release", () -> released);
            stopUser();
        }
    }

    static class Homeless extends HttpUser {
        @Task
        void t() {}
    }

    static class Verdict {
        @SuppressWarnings("UnusedMethod") // the bus finds it
        @Listener
        private static void decide(Quitting quitting) {
            quitting.environment().exitCode(42);
        }
    }
}
