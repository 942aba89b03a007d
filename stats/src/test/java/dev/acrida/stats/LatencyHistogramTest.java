package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class LatencyHistogramTest {
    private static final long MILLI = 1_000_000;
    private static final double[] QUANTILES = {0, 0.01, 0.25, 0.5, 0.66, 0.9, 0.95, 0.99, 0.999, 1};

    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 1", "0.11, 2", "0.5, 5", "0.51, 6", "0.9, 9", "0.95, 10", "1, 10"})
    void percentileOfOneToTenIsTheNearestRank(double quantile, long millis) {
        LatencyHistogram histogram =
                of(LongStream.rangeClosed(1, 10).map(i -> i * MILLI).toArray());

        assertThat(histogram.percentileNanos(quantile) / (double) MILLI)
                .isCloseTo((double) millis, Percentage.withPercentage(0.1));
    }

    @Test
    void aDurationCountsForThoseThatItSwallowed() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(100, 1_000);
        histogram.record(5_000, 1_000);

        assertThat(histogram.count()).isEqualTo(1 + 5);
        assertThat(histogram.sumNanos()).isEqualTo(100 + 5_000 + 4_000 + 3_000 + 2_000 + 1_000);
        assertThat(histogram.maxNanos()).isEqualTo(5_000);
        histogram.record(1_000_000, 1);
        assertThat(histogram.count()).isEqualTo(6 + 10_000);
    }

    @Test
    void percentilesStayWithinMinimumAndMaximum() {
        LatencyHistogram histogram = of(575_300_001, 575_300_001, 575_300_003);

        for (double quantile : QUANTILES) {
            assertThat(histogram.percentileNanos(quantile)).isBetween(575_300_001L, 575_300_003L);
        }
    }

    @Test
    void percentilesAreWithinThreeDigitsOfTheExactOnes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            long[] values = generated(random);
            LatencyHistogram histogram = of(values);
            Arrays.sort(values);
            for (double quantile : QUANTILES) {
                int rank = Math.max(1, (int) Math.ceil(quantile * values.length));
                long exact = values[rank - 1];
                // One resolution step of 64 ns, or a thousandth.
                assertThat(Math.abs(histogram.percentileNanos(quantile) - exact))
                        .as("quantile %s, seed %d", quantile, seed)
                        .isLessThanOrEqualTo(Math.max(64, exact / 1000 + 1));
            }
        }
    }

    @Test
    void mergingIsAssociativeAndCommutative() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            long[] a = generated(random);
            long[] b = generated(random);
            long[] c = generated(random);
            List<Long> atOnce = facts(of(concat(a, b, c)));

            assertThat(facts(merge(merge(of(a), of(b)), of(c))))
                    .as("seed %d", seed)
                    .isEqualTo(atOnce);
            assertThat(facts(merge(of(a), merge(of(b), of(c)))))
                    .as("seed %d", seed)
                    .isEqualTo(atOnce);
            assertThat(facts(merge(of(c), merge(of(b), of(a)))))
                    .as("seed %d", seed)
                    .isEqualTo(atOnce);
        }
    }

    @Test
    void durationsBeyondTheLastBucketKeepSumAndMaximum() {
        long tenHours = 10 * LatencyHistogram.LONGEST_NANOS;
        LatencyHistogram histogram = of(1_000, tenHours);

        assertThat(histogram.maxNanos()).isEqualTo(tenHours);
        assertThat(histogram.sumNanos()).isEqualTo(tenHours + 1_000);
    }

    @Test
    void anEmptyHistogramIsAllZero() {
        assertThat(facts(new LatencyHistogram())).containsOnly(0L);
    }

    @Test
    void aQuantileOutsideOfZeroToOneIsRefused() {
        assertThatThrownBy(() -> new LatencyHistogram().percentileNanos(95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 95.0");
    }

    private static LatencyHistogram of(long... nanos) {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long value : nanos) {
            histogram.record(value);
        }
        return histogram;
    }

    private static LatencyHistogram merge(LatencyHistogram a, LatencyHistogram b) {
        LatencyHistogram sum = a.copy();
        sum.add(b);
        return sum;
    }

    private static List<Long> facts(LatencyHistogram h) {
        Stream<Long> counts = Stream.of(h.count(), h.sumNanos(), h.minNanos(), h.maxNanos());
        return Stream.concat(counts, Arrays.stream(QUANTILES).mapToObj(h::percentileNanos))
                .toList();
    }

    /** Up to 500 durations from nanoseconds to minutes. */
    private static long[] generated(Random random) {
        return LongStream.generate(() -> (long) Math.pow(10, 1 + random.nextDouble() * 10))
                .limit(1 + random.nextInt(500))
                .toArray();
    }

    private static long[] concat(long[]... arrays) {
        return Arrays.stream(arrays).flatMapToLong(Arrays::stream).toArray();
    }
}
