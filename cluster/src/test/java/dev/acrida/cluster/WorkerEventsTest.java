package dev.acrida.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.HeartbeatReceived;
import dev.acrida.HeartbeatSent;
import dev.acrida.NodeRole;
import dev.acrida.ReportToMaster;
import dev.acrida.Task;
import dev.acrida.TestStart;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.WorkerConnect;
import dev.acrida.WorkerLost;
import dev.acrida.WorkerReport;
import dev.acrida.cluster.Crowd.Hand;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.Load;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the author's test hears of master and workers. */
@Timeout(60)
class WorkerEventsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Queue<String> connected = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final Queue<Object> payloads = new ConcurrentLinkedQueue<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reports = new AtomicInteger();

    @TempDir Path folder;

    /** Does nothing: those of a worker that is cut off live on for a while. */
    static final class Resting extends User {
        @Override
        public WaitTime waitTime() {
            return constant(60);
        }

        @Task
        void rest() {}
    }

    @Test
    void theTestHearsOfWorkersAndOfItsOwnAdditionsToReports() throws Exception {
        try (Crowd crowd = Crowd.open(folder, this::plan);
                Hand a = crowd.hire("h1_a")) {
            assertThat(crowd.master().awaitWorkers(1, LONGEST)).isTrue();
            crowd.master().start(Load.of(2, 100));
            Await.until("three reports", () -> payloads.size() >= 3, LONGEST);
            Await.until("heartbeats", () -> !sent.isEmpty() && !received.isEmpty(), LONGEST);
            crowd.master().stop(StopReason.ASKED);
            crowd.master().awaitStopped();
            RunOutcome outcome = crowd.master().quitting();
            crowd.dismiss();
            a.end();

            assertThat(connected).containsExactly("h1_a 0");
            assertThat(payloads).startsWith(1, 2, 3);
            assertThat(sent).containsOnly("h1_a");
            assertThat(received).containsOnly("h1_a");
            // One listener fails on the master, one on the worker.
            assertThat(outcome.listenerErrors()).isEqualTo(2);
        }
    }

    @Test
    void theTestHearsOfAWorkerThatIsLost() throws Exception {
        try (Crowd crowd = Crowd.open(folder, this::plan);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            crowd.master().start(Load.of(4, 100));
            crowd.awaitUsers(4);
            assertThat(lost).isEmpty();

            b.vanish();

            Await.until("a worker is lost", () -> !lost.isEmpty(), LONGEST);
            crowd.awaitUsers(4);
            crowd.master().stop(StopReason.ASKED);
            crowd.master().awaitStopped();
            crowd.dismiss();
            a.end();
            assertThat(lost).containsExactly("h2_b");
        }
    }

    private RunPlan plan() {
        RunPlan plan =
                RunPlan.of(UserClasses.from(List.of(Resting.class), TagFilter.ALL, List.of()));
        EventBus events = plan.events();
        events.on(WorkerConnect.class, e -> connected.add(e.worker() + " " + e.index()));
        events.on(WorkerLost.class, e -> lost.add(e.worker()));
        events.on(ReportToMaster.class, e -> e.payload().put("n", reports.incrementAndGet()));
        events.on(WorkerReport.class, e -> payloads.addAll(e.payload().values()));
        events.on(HeartbeatSent.class, e -> sent.add(e.worker()));
        events.on(HeartbeatReceived.class, e -> received.add(e.worker()));
        events.on(TestStart.class, WorkerEventsTest::fail);
        return plan;
    }

    private static void fail(TestStart event) {
        assertThat(event.environment().role()).isIn(NodeRole.MASTER, NodeRole.WORKER);
        throw new IllegalStateException("a listener that fails on purpose");
    }
}
