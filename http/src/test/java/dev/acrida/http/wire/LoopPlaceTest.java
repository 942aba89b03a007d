package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
            assertThat(rounds()).isZero();
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
    void placeThatIsFixedStays() {
        LoopPlace fixed = LoopPlace.alwaysPlatform();

        for (int second = 0; second < 10; second++) {
            assertThat(fixed.passed(SECOND)).isFalse();
        }
        assertThat(fixed.isPlatform()).isTrue();
    }

    private int window(double load, long reads) {
        did(load, reads, 0);
        return rounds();
    }

    private void saturatedByOthers() {
        MachineTime machine = work.machine();
        work =
                new Work(
                        work.cpuNanos() + SECOND / 2,
                        work.compilingNanos(),
                        work.reads() + MANY,
                        new MachineTime(machine.idle() + 1, machine.all() + 100));
        rounds();
    }

    private void did(double load, long reads, long compilingNanos) {
        work =
                new Work(
                        work.cpuNanos() + Math.round(load * SECOND * PROCESSORS),
                        work.compilingNanos() + compilingNanos,
                        work.reads() + reads,
                        work.machine());
    }

    private int rounds() {
        int moves = 0;
        for (int i = 0; i < ROUNDS; i++) {
            moves += place.passed(ROUND) ? 1 : 0;
        }
        return moves;
    }
}
