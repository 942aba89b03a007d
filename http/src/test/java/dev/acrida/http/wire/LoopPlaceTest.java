package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LoopPlaceTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long ROUND = 10 * MILLI;
    private static final int ROUNDS = 100;
    private static final long PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Requests for which 10 µs of each processor's time suffice. */
    private static final long MANY = 100_000 * PROCESSORS;

    private Work work = Work.NONE;
    private final LoopPlace place = LoopPlace.moving(() -> work);

    @Test
    void loopsHavePlatformThreadsWhileProcessorsHaveTimeLeft() {
        for (int second = 0; second < 100; second++) {
            assertThat(window(0.85, MANY)).isZero();
        }

        assertThat(place.isPlatform()).isTrue();
    }

    @Test
    void loopsMoveAmongUsersWhenRequestsSaturateTheProcessorsForTwoSeconds() {
        assertThat(window(0.95, MANY)).isZero();
        assertThat(window(0.95, MANY)).isOne();

        assertThat(place.isPlatform()).isFalse();
        assertThat(window(0.95, MANY) + window(0.95, MANY)).isZero();
    }

    @Test
    void theWholeMachinesLoadCountsToo() {
        saturatedByOthers();
        saturatedByOthers();

        assertThat(place.isPlatform()).isFalse();
    }

    @Test
    void loopsStayApartFromUsersThatKeepTheProcessorBusy() {
        for (int second = 0; second < 100; second++) {
            assertThat(window(1, 4_000)).isZero();
        }

        assertThat(place.isPlatform()).isTrue();
    }

    @Test
    void aJvmThatCompilesMovesNothing() {
        for (int second = 0; second < 100; second++) {
            did(1, MANY, 500 * MILLI);
            assertThat(rounds(0)).isZero();
        }

        assertThat(place.isPlatform()).isTrue();
    }

    @Test
    void loopsMoveBackWhenThereIsTimeAgainThoughLessThanThatTheySave() {
        window(1, MANY);
        window(1, MANY);

        for (int second = 0; second < 10; second++) {
            assertThat(window(0.7, MANY)).isZero();
        }
        assertThat(window(0.6, MANY)).isZero();
        assertThat(window(0.7, MANY)).isZero();
        assertThat(window(0.6, MANY)).isZero();
        assertThat(window(0.6, MANY)).isOne();
        assertThat(place.isPlatform()).isTrue();
    }

    @Test
    void loopsMoveBackWhenUsersBecomeBusy() {
        window(1, MANY);
        window(1, MANY);

        assertThat(window(1, 4_000) + window(1, 4_000)).isOne();
        assertThat(place.isPlatform()).isTrue();
    }

    @Test
    void theLongestDelayIsKept() {
        place.observe(500 * MILLI, ROUND);
        window(1, MANY);
        window(1, MANY);

        assertThat(place.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(500), false, 1));
    }

    @Test
    void placeThatIsFixedIsOnlyMeasured() {
        LoopPlace fixed = LoopPlace.alwaysPlatform();

        for (int i = 0; i < 10 * ROUNDS; i++) {
            assertThat(fixed.observe(5 * MILLI, ROUND)).isFalse();
        }
        assertThat(fixed.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(5), true, 0));
    }

    private int window(double load, long reads) {
        did(load, reads, 0);
        return rounds(0);
    }

    private void saturatedByOthers() {
        MachineTime machine = work.machine();
        work =
                new Work(
                        work.cpuNanos() + SECOND / 2,
                        work.compilingNanos(),
                        work.reads() + MANY,
                        new MachineTime(machine.idle() + 1, machine.all() + 100));
        rounds(0);
    }

    private void did(double load, long reads, long compilingNanos) {
        work =
                new Work(
                        work.cpuNanos() + Math.round(load * SECOND * PROCESSORS),
                        work.compilingNanos() + compilingNanos,
                        work.reads() + reads,
                        work.machine());
    }

    private int rounds(long lateNanos) {
        int moves = 0;
        for (int i = 0; i < ROUNDS; i++) {
            moves += place.observe(lateNanos, ROUND) ? 1 : 0;
        }
        return moves;
    }
}
