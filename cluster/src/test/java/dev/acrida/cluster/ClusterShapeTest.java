package dev.acrida.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.LoadShape;
import dev.acrida.Task;
import dev.acrida.Tick;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.cluster.Crowd.Hand;
import dev.acrida.engine.Load;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A load shape over several workers: asked on the master, as on one machine. */
@Timeout(60)
class ClusterShapeTest {
    private static final Queue<String> STARTED = new ConcurrentLinkedQueue<>();
    private static final Queue<Integer> USERS_AT_TICKS = new ConcurrentLinkedQueue<>();

    @TempDir Path folder;

    /** Says that it has begun, and lives until it is stopped. */
    abstract static class Person extends User {
        @Override
        public WaitTime waitTime() {
            return constant(60);
        }

        @Override
        public void onStart() {
            STARTED.add(getClass().getSimpleName());
        }

        @Task
        void live() {}
    }

    static final class Reader extends Person {}

    static final class Writer extends Person {}

    /** Six readers at two per second, then three writers more, then two users in all. */
    static final class Shift extends LoadShape {
        @Override
        public Tick tick() {
            USERS_AT_TICKS.add(currentUsers());
            int tick = USERS_AT_TICKS.size() - 1;
            if (tick < 6) {
                return users(6, 2, Reader.class);
            }
            if (tick < 9) {
                return users(9, 100, Writer.class);
            }
            return tick < 12 ? users(2, 100) : stop();
        }
    }

    @Test
    void workersFollowTheShapeOfTheMasterWhichIsAskedWhileTheyStillStartUsers() throws Exception {
        STARTED.clear();
        USERS_AT_TICKS.clear();
        try (Crowd crowd = Crowd.open(folder, ClusterShapeTest::plan);
                Hand a = crowd.hire("h1_a");
                Hand b = crowd.hire("h2_b")) {
            assertThat(crowd.master().awaitWorkers(2, Duration.ofSeconds(30))).isTrue();
            crowd.master().start(Load.of(1, 1));
            crowd.master().awaitStopped();
            StopReason reason = crowd.master().status().stopReason().orElseThrow();
            crowd.dismiss();
            assertThat(a.end()).isEqualTo(b.end());

            assertThat(reason).isEqualTo(StopReason.SHAPE_ENDED);
        }
        List<Integer> users = List.copyOf(USERS_AT_TICKS);
        assertThat(users).hasSize(13);
        assertThat(users.get(1)).isLessThan(6);
        assertThat(List.of(users.get(6), users.get(9), users.get(12))).containsExactly(6, 9, 2);
        assertThat(STARTED)
                .containsExactly(
                        "Reader", "Reader", "Reader", "Reader", "Reader", "Reader", "Writer",
                        "Writer", "Writer");
    }

    private static RunPlan plan() {
        return RunPlan.of(
                        UserClasses.from(
                                List.of(Reader.class, Writer.class), TagFilter.ALL, List.of()))
                .withShape(ShapePlan.of(Shift.class, Load.of(1, 1)));
    }
}
