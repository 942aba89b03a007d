package dev.acrida.stats;

import java.util.Arrays;

/**
 * A distribution of durations as it was at one moment, for those who ask it for percentiles. Has
 * the buckets of the {@link LatencyHistogram} that it was taken of, and answers the same, in the
 * memory of those in use. Immutable and thread-safe.
 */
public final class Durations {
    /** None at all. */
    public static final Durations NONE = new LatencyHistogram().durations();

    private static final double NANOS_PER_MILLI = 1e6;

    private final BucketCounts buckets;

    /** How many there are up to and with each bucket. */
    private final long[] ranks;

    Durations(BucketCounts buckets) {
        this.buckets = buckets;
        this.ranks = buckets.counts().clone();
        Arrays.parallelPrefix(ranks, Long::sum);
    }

    /** How many there are. */
    public long count() {
        return ranks.length == 0 ? 0 : ranks[ranks.length - 1];
    }

    /** The exact mean in milliseconds; 0 when there are none. */
    public double averageMillis() {
        return count() == 0 ? 0 : (double) buckets.sumNanos() / count() / NANOS_PER_MILLI;
    }

    /** The shortest in milliseconds, exact; 0 when there are none. */
    public double minMillis() {
        return count() == 0 ? 0 : buckets.minNanos() / NANOS_PER_MILLI;
    }

    /** The longest in milliseconds, exact; 0 when there are none. */
    public double maxMillis() {
        return buckets.maxNanos() / NANOS_PER_MILLI;
    }

    /**
     * What this share of them does not exceed (nearest rank), as {@link
     * LatencyHistogram#percentileNanos} says it.
     *
     * @param quantile 0..1, for example 0.95
     * @return milliseconds, within minimum and maximum; 0 when there are none
     * @throws IllegalArgumentException if the quantile is outside 0..1
     */
    public double percentileMillis(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be within 0..1, was " + quantile);
        }
        return quantile == 0 || count() == 0
                ? minMillis()
                : atRank(rank(quantile)) / NANOS_PER_MILLI;
    }

    /** All of them, to be merged with others. */
    public LatencyHistogram histogram() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.add(buckets);
        return histogram;
    }

    /** As HdrHistogram has it: what is above a whole number by rounding alone is that number. */
    private long rank(double quantile) {
        double percentile = Math.nextDown(quantile * 100);
        return Math.max(1, (long) Math.ceil(percentile * count() / 100));
    }

    private long atRank(long rank) {
        int found = Arrays.binarySearch(ranks, rank);
        int bucket = found >= 0 ? found : -found - 1;
        return Math.clamp(buckets.values()[bucket], buckets.minNanos(), buckets.maxNanos());
    }
}
