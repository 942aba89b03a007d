package dev.acrida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class WaitTimeTest {
    @Test
    void constantIgnoresHowLongTheTaskRan() {
        WaitTime wait = WaitTime.constant(1.5);

        assertThat(wait.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(1500));
        assertThat(wait.after(Duration.ofHours(1))).isEqualTo(Duration.ofMillis(1500));
    }

    @RepeatedTest(100)
    void betweenStaysWithinItsBounds() {
        assertThat(WaitTime.between(1, 3).after(Duration.ZERO))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void betweenTakesAnyValueOfItsRange() {
        WaitTime wait = WaitTime.between(0, 10);
        double mean = 0;
        for (int i = 0; i < 10_000; i++) {
            mean += wait.after(Duration.ZERO).toMillis() / 10_000.0;
        }
        // Standard error of the mean is 29 ms; ten of them never fail by chance.
        assertThat(mean).isBetween(4710.0, 5290.0);
    }

    @Test
    void pacingFillsTheRestOfThePeriodAndCatchesNothingUp() {
        WaitTime wait = WaitTime.constantPacing(2);

        assertThat(wait.after(Duration.ofMillis(500))).isEqualTo(Duration.ofMillis(1500));
        assertThat(wait.after(Duration.ofSeconds(2))).isZero();
        assertThat(wait.after(Duration.ofSeconds(7))).isZero();
    }

    @Test
    void throughputIsPacingByItsInverse() {
        assertThat(WaitTime.constantThroughput(4).after(Duration.ofMillis(100)))
                .isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void impossibleTimesAreRefusedWithTheirValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitTime.constant(-1))
                .withMessage("constant needs a finite number of seconds >= 0, was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitTime.between(3, 1))
                .withMessage("between(min, max) needs min <= max, was between(3.0, 1.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitTime.constantThroughput(0))
                .withMessage("constantThroughput needs more than 0 tasks/s, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitTime.constantPacing(Double.NaN))
                .withMessageContaining("was NaN");
    }

    @Test
    void poissonStartsSoManyTasksInTheMean() {
        WaitTime waitTime = WaitTime.poisson(4);
        double seconds = 0;
        for (int i = 0; i < 100_000; i++) {
            seconds += waitTime.after(Duration.ZERO).toNanos() / 1e9;
        }
        assertThat(seconds / 100_000).isBetween(0.24, 0.26);
        assertThat(waitTime.after(Duration.ofDays(1))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitTime.poisson(0))
                .withMessageContaining("was 0.0");
    }
}
