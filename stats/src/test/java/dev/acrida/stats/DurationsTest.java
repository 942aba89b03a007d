package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Random;

class DurationsTest {
    @Test
    void answerAsTheHistogramDoesThatTheyWereTakenOf() {
        Random random = new Random(20261124);
        for (int round = 0; round < 200; round++) {
            LatencyHistogram histogram = new LatencyHistogram();
            int count = 1 + random.nextInt(300);
            for (int i = 0; i < count; i++) {
                histogram.record((long) Math.exp(random.nextDouble() * 25));
            }
            Durations durations = histogram.durations();
            for (int i = 0; i < 50; i++) {
                double quantile = i < 3 ? i / 2.0 : random.nextInt(1001) / 1000.0;
                assertThat(durations.percentileMillis(quantile))
                        .as("%s of %s, round %s", quantile, count, round)
                        .isEqualTo(histogram.percentileNanos(quantile) / 1e6);
            }
            assertThat(durations.count()).isEqualTo(histogram.count());
            assertThat(durations.minMillis()).isEqualTo(histogram.minNanos() / 1e6);
            assertThat(durations.maxMillis()).isEqualTo(histogram.maxNanos() / 1e6);
            assertThat(durations.averageMillis()).isEqualTo(histogram.meanNanos() / 1e6);
        }
    }

    @Test
    void stayAsTheyWereWhenTheHistogramGoesOn() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1_000_000);
        Durations before = histogram.durations();

        histogram.record(9_000_000);

        assertThat(before.count()).isEqualTo(1);
        assertThat(before.maxMillis()).isEqualTo(1);
        assertThat(before.histogram().count()).isEqualTo(1);
    }

    @Test
    void ofNothingAreZero() {
        assertThat(Durations.NONE.percentileMillis(0.99)).isZero();
        assertThat(Durations.NONE.minMillis()).isZero();
        assertThat(Durations.NONE.averageMillis()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.NONE.percentileMillis(1.1));
    }
}
