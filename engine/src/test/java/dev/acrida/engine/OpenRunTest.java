package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.await;
import static dev.acrida.engine.Fixtures.said;
import static dev.acrida.engine.OpenRuns.entry;
import static dev.acrida.engine.OpenRuns.load;
import static dev.acrida.engine.OpenRuns.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Iterations;
import dev.acrida.Task;
import dev.acrida.Transaction;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.engine.OpenRuns.Sender;
import dev.acrida.engine.OpenRuns.Visitor;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class OpenRunTest {
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void forget() {
        Fixtures.forget();
        gate = new CountDownLatch(0);
    }

    @Test
    void asManyArriveAsTheRateSaysAndEachRunsOneTask() throws InterruptedException {
        try (Run run = open(Visitor.class)) {
            run.start(load("500/s for 1s"));
            run.awaitStopped();

            assertThat(run.status().stopReason()).contains(StopReason.ARRIVALS_DONE);
            assertThat(run.stats().total().count()).isEqualTo(500);
            assertThat(run.stats().schedule().due()).isEqualTo(500);
            assertThat(run.stats().schedule().started()).isEqualTo(500);
            assertThat(run.stats().total().lateness().count()).isEqualTo(500);
        }
    }

    @Test
    void theRunTimeCutsOffExactlyWhatIsIntendedLater() throws InterruptedException {
        try (Run run = open(Visitor.class)) {
            run.start(load("401/s").withRunTime(Duration.ofSeconds(1)));
            run.awaitStopped();

            ScheduleStats schedule = run.stats().schedule();
            assertThat(schedule.due()).isEqualTo(401);
            assertThat(schedule.started() + schedule.dropped()).isEqualTo(401);
            assertThat(run.status().stopReason()).contains(StopReason.RUN_TIME_UP);
        }
    }

    @Test
    void nobodyArrivesDuringAPauseAndNobodyIsMissed() throws InterruptedException {
        try (Run run = open(Visitor.class)) {
            run.start(load("200/s"));
            await("arrivals", () -> run.stats().schedule().started() > 0);
            run.pause();
            await("the pause", () -> run.status().paused());
            long before = run.stats().schedule().due();
            assertThat(run.awaitStopped(Duration.ofMillis(500))).isFalse();

            // One may have been let in just before.
            assertThat(run.stats().schedule().due()).isBetween(before, before + 1);
            run.resume();
            await("arrivals", () -> run.stats().schedule().due() > before + 1);
            run.stop(StopReason.ASKED);
            run.awaitStopped();
            assertThat(run.stats().schedule().dropped()).isZero();
        }
    }

    @Test
    void aUserThatIsFreeServesTheNextArrival() throws InterruptedException {
        try (Run run = open(Visitor.class)) {
            run.start(Load.of(OpenLoad.of(ArrivalRate.parse("20/s for 1s")).withMaxUsers(1)));
            run.awaitStopped();

            assertThat(said()).containsExactly("start 1");
            assertThat(run.stats().total().count()).isEqualTo(run.stats().schedule().started());
        }
    }

    @Test
    void aUserThatMakesRoomForOneOfAnotherClassEnds() throws InterruptedException {
        try (Run run = open(Visitor.class, Passer.class)) {
            run.start(Load.of(OpenLoad.of(ArrivalRate.parse("100/s")).withMaxUsers(1)));
            await("many arrivals", () -> run.stats().schedule().due() > 60);
            // One serves, and those that are made and seen off at this moment.
            assertThat(run.status().users()).isLessThan(10);
            run.stop(StopReason.ASKED);
            run.awaitStopped();
        }
        assertThat(said()).hasSizeGreaterThan(20);
    }

    @Test
    void aClassOfOneIterationHasANewUserForEachArrival() throws InterruptedException {
        try (Run run = open(Fresh.class)) {
            run.start(load("20/s for 1s"));
            run.awaitStopped();

            assertThat(said()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void arrivalsThatFindAllUsersBusyAreDroppedAndCounted() throws InterruptedException {
        gate = new CountDownLatch(1);
        try (Run run = open(Waiting.class)) {
            run.start(Load.of(OpenLoad.of(ArrivalRate.parse("100/s for 1s")).withMaxUsers(7)));
            await("93 drops", () -> run.stats().schedule().dropped() == 93);
            assertThat(run.status().users()).isEqualTo(7);
            gate.countDown();
            run.awaitStopped();

            assertThat(run.stats().schedule().due()).isEqualTo(100);
            assertThat(run.stats().schedule().started()).isEqualTo(7);
            assertThat(run.stats().total().count()).isEqualTo(7);
        }
    }

    @Test
    void onlyTheFirstRequestOfAnArrivalIsLate() throws InterruptedException {
        try (Run run = open(TwoRequests.class)) {
            run.start(load("50/s for 1s"));
            run.awaitStopped();

            StatsSnapshot stats = run.stats();
            assertThat(entry(stats, "first").lateness().count()).isEqualTo(50);
            assertThat(entry(stats, "second").scheduled()).isFalse();
            assertThat(stats.entry("TX", "both").orElseThrow().lateness().count()).isEqualTo(50);
            EntryStats first = entry(stats, "first");
            assertThat(first.response().averageMillis()).isGreaterThan(first.averageMillis());
        }
    }

    @Test
    void theFirstRequestOfOnStartIsTheArrivalsFirst() throws InterruptedException {
        try (Run run = open(LogsIn.class)) {
            run.start(Load.of(OpenLoad.of(ArrivalRate.parse("20/s for 1s")).withMaxUsers(1)));
            run.awaitStopped();

            long started = run.stats().schedule().started();
            assertThat(entry(run.stats(), "login").lateness().count()).isEqualTo(1);
            assertThat(entry(run.stats(), "work").lateness().count()).isEqualTo(started - 1);
        }
    }

    @Test
    void theRateCanBeChangedWhileTheRunGoesOn() throws InterruptedException {
        try (Run run = open(Visitor.class)) {
            run.start(load("1/h"));
            await("the first arrival", () -> run.stats().schedule().due() == 1);
            run.edit("", ArrivalRate.parse("1000/s"));
            await("many arrivals", () -> run.stats().schedule().due() > 100);
            assertThat(run.status().load().open().shared()).contains(ArrivalRate.parse("1000/s"));
            run.edit("", ArrivalRate.parse("0/s"));
            run.stop(StopReason.ASKED);
            run.awaitStopped();
        }
    }

    @Test
    void poissonArrivalsOfASeedAreRepeated() throws InterruptedException {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Run run = open(Visitor.class)) {
                OpenLoad open = OpenLoad.of(ArrivalRate.parse("300/s for 1s"));
                run.start(Load.of(open.withProcess(ArrivalProcess.POISSON, 12)));
                run.awaitStopped();
                counts.add(run.stats().schedule().due());
            }
        }
        assertThat(new HashSet<>(counts)).hasSize(1);
        assertThat(counts.getFirst()).isBetween(230L, 370L);
    }

    @Test
    void pacedUsersHaveAScheduleToo() throws InterruptedException {
        try (Run run = open(PacedUser.class)) {
            run.start(Load.of(1, 1));
            await("ten tasks", () -> run.stats().total().count() >= 10);
            run.stop(StopReason.ASKED);
            run.awaitStopped();

            // The first task of a user is not paced, and busy for long: the second was due before.
            EntryStats work = entry(run.stats(), "work");
            assertThat(work.lateness().count()).isEqualTo(work.count() - 1);
            assertThat(work.response().maxMillis()).isGreaterThan(100);
            assertThat(run.stats().schedule().missed()).isBetween(4L, 20L);
            assertThat(run.stats().schedule().due()).isZero();
        }
    }

    @Test
    void arrivalsWhoseUsersAllFailToStartEndTheRun() throws InterruptedException {
        try (Run run = open(CannotStart.class)) {
            run.start(load("1000/s"));
            assertThat(run.awaitStopped(Duration.ofSeconds(20))).isTrue();

            assertThat(run.status().stopReason()).contains(StopReason.ALL_USERS_FAILED);
        }
    }

    @Iterations(1)
    static class Fresh extends Visitor {}

    static class Passer extends Visitor {}

    static class Waiting extends Sender {
        @Task
        void visit() throws InterruptedException {
            gate.await(20, TimeUnit.SECONDS);
            send("visit");
        }
    }

    static class TwoRequests extends Sender {
        @Task
        void visit() {
            Transaction both = transaction("both");
            send("first");
            send("second");
            both.close();
        }
    }

    static class LogsIn extends Sender {
        @Override
        public void onStart() {
            send("login");
        }

        @Task
        void work() {
            send("work");
        }
    }

    static class PacedUser extends Sender {
        private boolean again;

        @Override
        public WaitTime waitTime() {
            return constantPacing(0.02);
        }

        @Task
        void work() throws InterruptedException {
            if (!again) {
                again = true;
                new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
            }
            send("work");
        }
    }

    static class CannotStart extends User {
        @Override
        public void onStart() {
            throw new IllegalStateException("no");
        }

        @Task
        void never() {}
    }
}
