package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LoopPlaceTest {
    private static final long MILLI = 1_000_000;
    private static final long ROUND = 10 * MILLI;
    private static final long LATE = 5 * MILLI;
    private static final int WINDOW = 100;
    private static final int LATE_WINDOW = 67; // rounds of ROUND and LATE that make a second

    private Work work = Work.NONE;
    private final LoopPlace place = LoopPlace.moving(() -> work);

    @Test
    void loopsMoveToPlatformThreadsWhenBusyUsersDelayThemForTwoSeconds() {
        assertThat(busyWindow()).isZero();
        assertThat(busyWindow()).isOne();
        assertThat(place.isPlatform()).isTrue();
        assertThat(busyWindow() + busyWindow()).isZero();
    }

    @Test
    void usersThatOnlySendMoveNothingHoweverLateTheyAre() {
        for (int second = 0; second < 100; second++) {
            assertThat(window(1_000 * MILLI, 0, 50_000, LATE_WINDOW, LATE)).isZero();
        }

        assertThat(place.isPlatform()).isFalse();
    }

    @Test
    void delaysWhileTheJvmCompilesMoveNothing() {
        for (int second = 0; second < 100; second++) {
            assertThat(window(1_000 * MILLI, 500 * MILLI, 4_000, LATE_WINDOW, LATE)).isZero();
        }

        assertThat(place.isPlatform()).isFalse();
    }

    @Test
    void singleDelaysMoveNothing() {
        for (int second = 0; second < 100; second++) {
            rounds(1, 100 * LATE);
            window(1_000 * MILLI, 0, 4_000, WINDOW, MILLI);
        }

        assertThat(place.isPlatform()).isFalse();
        assertThat(place.delay().longest()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void loopsMoveBackOnlyAfterTenSecondsOfCalm() {
        busyWindow();
        busyWindow();

        for (int second = 0; second < 9; second++) {
            assertThat(calmWindow()).isZero();
        }
        assertThat(busyWindow()).isZero();
        for (int second = 0; second < 9; second++) {
            assertThat(calmWindow()).isZero();
        }
        assertThat(calmWindow()).isOne();
        assertThat(place.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(5), false, 2));
    }

    @Test
    void loopsMoveBackWhenUsersAreLateButOnlySend() {
        busyWindow();
        busyWindow();

        int moves = 0;
        for (int second = 0; second < 10; second++) {
            moves += window(1_000 * MILLI, 0, 50_000, LATE_WINDOW, LATE);
        }

        assertThat(moves).isOne();
    }

    @Test
    void placeThatIsFixedIsOnlyMeasured() {
        LoopPlace fixed = LoopPlace.alwaysPlatform();

        assertThat(fixed.observe(-1, ROUND)).isFalse();
        assertThat(fixed.observe(LATE, ROUND)).isFalse();
        assertThat(fixed.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(5), true, 0));
    }

    private int busyWindow() {
        return window(1_000 * MILLI, 0, 4_000, LATE_WINDOW, LATE);
    }

    private int calmWindow() {
        return window(100 * MILLI, 0, 1_000, WINDOW, 0);
    }

    private int window(long cpu, long compiling, long reads, int rounds, long late) {
        work =
                new Work(
                        work.cpuNanos() + cpu,
                        work.compilingNanos() + compiling,
                        work.reads() + reads);
        return rounds(rounds, late);
    }

    private int rounds(int count, long lateNanos) {
        int moves = 0;
        for (int i = 0; i < count; i++) {
            moves += place.observe(lateNanos, ROUND) ? 1 : 0;
        }
        return moves;
    }
}
