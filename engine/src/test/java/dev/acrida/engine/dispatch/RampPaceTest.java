package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class RampPaceTest {
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "0, 10, 2, 0, 1",
        "0, 10, 2, 499, 1",
        "0, 10, 2, 500, 2",
        "0, 10, 2, 4499, 9",
        "0, 10, 2, 4500, 10",
        "0, 10, 2, 60000, 10",
        "5, 8, 4, 250, 7",
        "10, 7, 1, 0, 9",
        "10, 7, 1, 1000, 8",
        "10, 0, 100, 95, 0",
        "3, 3, 1, 0, 3",
        "0, 1, 0.1, 0, 1",
        "0, 2, 0.4, 2500, 2",
    })
    void oneUserIsDueEveryFractionOfASecond(
            int from, int target, double rate, long millis, int users) {
        assertThat(new RampPace(from, target, rate).usersAt(millis * MILLI)).isEqualTo(users);
    }

    @Test
    void rampEndsExactlyAtItsTarget() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            RampPace pace =
                    new RampPace(
                            random.nextInt(5_000),
                            random.nextInt(5_000),
                            0.01 + random.nextDouble() * 10_000);
            String context = pace + ", seed " + seed;
            long end = pace.endNanos();

            assertThat(pace.usersAt(end)).as(context).isEqualTo(pace.target());
            if (end > 0) {
                assertThat(pace.usersAt(end - 1)).as(context).isNotEqualTo(pace.target());
            }
        }
    }

    @Test
    void theNextUserIsDueExactlyWhenSaid() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            RampPace pace = new RampPace(0, 1_000, 0.1 + random.nextDouble() * 5_000);
            long now = (long) (random.nextDouble() * pace.endNanos());
            int users = pace.usersAt(now);
            long next = pace.nextDueNanos(now);

            assertThat(pace.usersAt(next)).as("%s, seed %d", pace, seed).isEqualTo(users + 1);
            assertThat(pace.usersAt(next - 1)).as("%s, seed %d", pace, seed).isEqualTo(users);
        }
    }

    @Test
    void aRampThatFollowsAnotherWaitsItsTurn() {
        RampPace pace = new RampPace(3, 10, 2).after(200 * MILLI);

        assertThat(pace.usersAt(0)).isEqualTo(3);
        assertThat(pace.nextDueNanos(0)).isEqualTo(300 * MILLI);
        assertThat(pace.usersAt(300 * MILLI)).isEqualTo(4);
        assertThat(pace.usersAt(800 * MILLI)).isEqualTo(5);
    }

    @Test
    void aRampEditedAtAnyTimesIsNeverFasterThanItsRate() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            double rate = 0.2 + random.nextDouble() * 50;
            long now = 0;
            long lastChange = -1_000_000 * MILLI;
            int users = 0;
            int changes = 0;
            for (int edit = 0; edit < 50; edit++) {
                RampPace pace =
                        new RampPace(users, random.nextInt(500), rate).after(now - lastChange);
                long end = (long) (random.nextDouble() * 2_000 * MILLI);
                int after = pace.usersAt(end);
                if (after != users) {
                    changes += Math.abs(after - users);
                    lastChange = now + pace.lastDueNanos(end);
                }
                users = after;
                now += end;
            }
            assertThat(changes)
                    .as("changes in %d ns at %s/s, seed %d", now, rate, seed)
                    .isLessThanOrEqualTo((int) (now * rate / 1e9 + 1 + 1e-6));
        }
    }

    @Test
    void refusesARateOfZero() {
        assertThatThrownBy(() -> new RampPace(0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 0.0");
    }
}
