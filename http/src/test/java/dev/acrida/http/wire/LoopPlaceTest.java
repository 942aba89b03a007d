package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LoopPlaceTest {
    private static final long MILLI = 1_000_000;
    private static final long ROUND = 10 * MILLI;
    private static final long LATE = 5 * MILLI;

    private final LoopPlace place = LoopPlace.moving();

    @Test
    void loopsMoveToPlatformThreadsWhenUsersDelayThemAgainAndAgain() {
        assertThat(rounds(19, LATE)).isZero();
        assertThat(rounds(1, LATE)).isOne();
        assertThat(place.isPlatform()).isTrue();
        assertThat(rounds(1_000, LATE)).isZero();
    }

    @Test
    void singleDelaysMoveNothing() {
        for (int second = 0; second < 100; second++) {
            rounds(1, 100 * LATE);
            rounds(100, MILLI);
        }

        assertThat(place.isPlatform()).isFalse();
        assertThat(place.delay().longest()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void loopsMoveBackOnlyAfterTenSecondsOfCalm() {
        rounds(20, LATE);

        assertThat(rounds(999, 0)).isZero();
        assertThat(rounds(1, LATE) + rounds(25, 0)).isZero();
        assertThat(rounds(1, 0)).isOne();
        assertThat(place.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(5), false, 2));
    }

    @Test
    void placeThatIsFixedIsOnlyMeasured() {
        LoopPlace fixed = LoopPlace.alwaysPlatform();

        assertThat(fixed.observe(-1, ROUND)).isFalse();
        assertThat(fixed.observe(LATE, ROUND)).isFalse();
        assertThat(fixed.delay()).isEqualTo(new LoopDelay(Duration.ofMillis(5), true, 0));
    }

    private int rounds(int count, long lateNanos) {
        int moves = 0;
        for (int i = 0; i < count; i++) {
            moves += place.observe(lateNanos, ROUND) ? 1 : 0;
        }
        return moves;
    }
}
