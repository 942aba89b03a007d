package dev.acrida.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cluster.Crowd.Hand;
import dev.acrida.cluster.worker.Worker;
import dev.acrida.engine.Load;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.UserRules;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** So many iterations, of the users of all workers together. */
@Timeout(60)
class SharedIterationsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void allWorkersTogetherDoExactlySoManyInEachTest() throws Exception {
        try (Crowd crowd = Crowd.open(folder, () -> plan(333));
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            for (int test = 0; test < 2; test++) {
                Crowd.DONE.set(0);
                crowd.master().start(Load.of(7, 100));
                awaitAllDone(crowd);

                assertThat(Crowd.DONE.get()).isEqualTo(333);
                assertThat(crowd.master().stats().total().count()).isEqualTo(333);
            }
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(b.end());
        }
    }

    @Test
    void aWorkerThatLeavesInBetweenTakesNoneWithIt() throws Exception {
        try (Crowd crowd = Crowd.open(folder, () -> plan(500));
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, LONGEST)).isTrue();
            crowd.master().start(Load.of(6, 100));
            Await.until(() -> Crowd.DONE.get() > 50, LONGEST);
            a.leave();
            assertThat(a.end()).isEqualTo(Worker.End.DISMISSED);
            awaitAllDone(crowd);

            assertThat(crowd.master().stats().total().count()).isEqualTo(500);
            crowd.dismiss();
            assertThat(b.end()).isEqualTo(Worker.End.DISMISSED);
        }
    }

    private static RunPlan plan(long iterations) {
        return Crowd.plan().withRules(UserRules.DEFAULT.withIterations(iterations));
    }

    private static void awaitAllDone(Crowd crowd) throws InterruptedException {
        assertThat(crowd.master().awaitStopped(LONGEST)).isTrue();
        assertThat(crowd.master().status().stopReason()).contains(StopReason.ITERATIONS_DONE);
    }
}
