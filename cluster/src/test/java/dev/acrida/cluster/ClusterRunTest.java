package dev.acrida.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;
import dev.acrida.cluster.Crowd.Hand;
import dev.acrida.cluster.worker.Worker;
import dev.acrida.engine.Load;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A run over real connections, with all its processes in this one. */
@Timeout(120)
class ClusterRunTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void whatAllWorkersDidIsCountedToTheUnit() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b");
                Hand c = crowd.hire("h3_c")) {
            assertThat(crowd.master().awaitWorkers(3, LONGEST)).isTrue();
            crowd.master().start(Load.of(12, 100));
            crowd.awaitUsers(12);
            Await.until(() -> crowd.master().stats().total().count() > 300, LONGEST);

            assertThat(outcome(crowd).stats().total().count()).isEqualTo(Crowd.DONE.get());
            assertThat(crowd.master().status().state()).isEqualTo(RunState.STOPPED);
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
            assertThat(b.end()).isEqualTo(Worker.End.DISMISSED);
            assertThat(c.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void aTestKnowsOnWhatKindOfNodeItIsAndWorkersHaveNumbers() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            try (Hand b = crowd.hire("h2_b")) {
                assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
                crowd.dismiss();
                assertThat(a.end()).isEqualTo(b.end());
            }
            assertThat(Crowd.ROLES).containsExactly("MASTER 0", "WORKER 0", "WORKER 1");
        }
    }

    @Test
    void aSecondTestCountsOnlyItself() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            for (int test = 0; test < 2; test++) {
                Crowd.DONE.set(0);
                crowd.master().start(Load.of(4, 100));
                Await.until(() -> crowd.master().stats().total().count() > 20, LONGEST);
                crowd.master().stop(StopReason.ASKED);
                crowd.master().awaitStopped();
                assertThat(crowd.master().stats().total().count()).isEqualTo(Crowd.DONE.get());
            }
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(b.end());
        }
    }

    @Test
    void aWorkerThatLeavesLosesNothingAndOthersTakeItsUsers() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            crowd.master().start(Load.of(8, 100));
            crowd.awaitUsers(8);
            a.leave();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
            crowd.awaitUsers(8);

            assertThat(outcome(crowd).stats().total().count()).isEqualTo(Crowd.DONE.get());
            crowd.dismiss();
            assertThat(b.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void aWorkerThatComesLaterTakesItsShare() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            crowd.master().start(Load.of(6, 100));
            crowd.awaitUsers(6);
            try (Hand b = crowd.hire("h2_b")) {
                assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
                crowd.awaitUsers(6);
                assertThat(outcome(crowd).stats().total().count()).isEqualTo(Crowd.DONE.get());
                crowd.dismiss();
                assertThat(b.end()).isEqualTo(Worker.End.DISMISSED);
            }
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void arrivalsAreSharedAndTogetherTheyAreTheScheduleOfOneMachine() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            OpenLoad open = OpenLoad.of(ArrivalRate.parse("100/s for 6s"));
            crowd.master().start(Load.of(0, 1).withOpen(open));
            Await.until(() -> Crowd.DONE.get() > 50, LONGEST);
            try (Hand c = crowd.hire("h3_c")) {
                assertThat(crowd.master().awaitWorkers(3, LONGEST)).isTrue();
                b.leave();
                assertThat(b.end()).isEqualTo(Worker.End.DISMISSED);
                crowd.master().awaitStopped();

                ScheduleStats schedule = crowd.master().stats().schedule();
                assertThat(schedule.due()).isEqualTo(600);
                assertThat(schedule.started() + schedule.dropped()).isEqualTo(600);
                assertThat(crowd.master().stats().total().count()).isEqualTo(Crowd.DONE.get());
                assertThat(crowd.master().status().stopReason())
                        .contains(StopReason.ARRIVALS_DONE);
                crowd.dismiss();
                assertThat(c.end()).isEqualTo(Worker.End.DISMISSED);
            }
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void usersRestWhileTheTestIsPaused() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            crowd.master().start(Load.of(4, 100));
            Await.until(() -> Crowd.DONE.get() > 50, LONGEST);
            crowd.master().pause();
            Crowd.awaitRest();
            long rested = Crowd.DONE.get();
            crowd.master().resume();
            Await.until(() -> Crowd.DONE.get() > rested + 50, LONGEST);

            assertThat(outcome(crowd).stats().total().count()).isEqualTo(Crowd.DONE.get());
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void messagesOfTheTestReachWorkersAndTheirAnswersComeBackOnceAndInOrder() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            crowd.master().environment().messages().send("ping", 1);
            crowd.master().environment().messages().send("ping", 2);
            crowd.master().environment().messages().send("ping", 3, "h2_b");
            Await.until("five answers", () -> Crowd.PONGS.size() >= 5, LONGEST);
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(b.end());

            assertThat(Crowd.PONGS)
                    .containsExactlyInAnyOrder("h1_a 1", "h1_a 2", "h2_b 1", "h2_b 2", "h2_b 3")
                    .containsSubsequence("h2_b 1", "h2_b 2", "h2_b 3");
        }
    }

    @Test
    void statisticsThatBeginAnewForgetWhatIsStillOnItsWay() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            crowd.master().start(Load.of(4, 100));
            Await.until(() -> crowd.master().stats().total().count() > 100, LONGEST);
            long before = Crowd.DONE.get();
            Instant begun = crowd.master().stats().started();
            crowd.master().resetStats();
            Await.until(() -> crowd.master().stats().started().isAfter(begun), LONGEST);
            Await.until(() -> crowd.master().stats().total().count() > 0, LONGEST);

            assertThat(outcome(crowd).stats().total().count())
                    .isPositive()
                    .isLessThanOrEqualTo(Crowd.DONE.get() - before);
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    @Test
    void statisticsMayBeginAnewRightBeforeTheEnd() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            crowd.master().start(Load.of(4, 100));
            Await.until(() -> crowd.master().stats().total().count() > 100, LONGEST);
            long before = Crowd.DONE.get();
            crowd.master().resetStats();

            assertThat(outcome(crowd).stats().total().count())
                    .isLessThanOrEqualTo(Crowd.DONE.get() - before);
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    private static RunOutcome outcome(Crowd crowd) throws InterruptedException {
        crowd.master().stop(StopReason.ASKED);
        crowd.master().awaitStopped();
        return crowd.master().quitting();
    }
}
