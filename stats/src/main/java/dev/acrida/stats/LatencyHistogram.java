package dev.acrida.stats;

import org.HdrHistogram.Histogram;

/**
 * A distribution of durations, with exact count, sum, minimum and maximum beside the buckets.
 *
 * <p>Buckets are those of an HdrHistogram with three significant digits and a resolution of 64 ns,
 * one configuration everywhere, so that {@link #add merging} is exact at bucket level, associative
 * and commutative. Durations over {@link #LONGEST_NANOS} share the last bucket; sum and maximum
 * stay exact. Not thread-safe.
 */
public final class LatencyHistogram {
    /** The longest duration with a bucket of its own: one hour. */
    public static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final long RESOLUTION_NANOS = 64;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram buckets;
    private long sumNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    /** Creates an empty histogram; it grows with the values that it sees. */
    public LatencyHistogram() {
        // 2 × resolution is the smallest range that the library accepts; it resizes from there.
        buckets = new Histogram(RESOLUTION_NANOS, 2 * RESOLUTION_NANOS, SIGNIFICANT_DIGITS);
        buckets.setAutoResize(true);
    }

    private LatencyHistogram(LatencyHistogram source) {
        buckets = source.buckets.copy();
        sumNanos = source.sumNanos;
        minNanos = source.minNanos;
        maxNanos = source.maxNanos;
    }

    /**
     * Counts one duration.
     *
     * @param nanos at least 0
     */
    public void record(long nanos) {
        buckets.recordValue(Math.min(nanos, LONGEST_NANOS));
        sumNanos += nanos;
        minNanos = Math.min(minNanos, nanos);
        maxNanos = Math.max(maxNanos, nanos);
    }

    /** Adds all that the other histogram counted. */
    public void add(LatencyHistogram other) {
        if (other.count() == 0) {
            return;
        }
        buckets.add(other.buckets);
        sumNanos += other.sumNanos;
        minNanos = Math.min(minNanos, other.minNanos);
        maxNanos = Math.max(maxNanos, other.maxNanos);
    }

    /** Forgets everything, keeping the memory for reuse. */
    public void clear() {
        buckets.reset();
        sumNanos = 0;
        minNanos = Long.MAX_VALUE;
        maxNanos = 0;
    }

    /** An independent copy. */
    public LatencyHistogram copy() {
        return new LatencyHistogram(this);
    }

    /** The counts alone, in as little memory as the buckets in use take. */
    public BucketCounts counts() {
        return BucketCounts.of(buckets, sumNanos, minNanos, maxNanos);
    }

    /** Adds what was {@link #counts counted} elsewhere. */
    public void add(BucketCounts other) {
        other.addTo(buckets);
        sumNanos += other.sumNanos();
        minNanos = Math.min(minNanos, other.minNanos());
        maxNanos = Math.max(maxNanos, other.maxNanos());
    }

    /** How many durations were counted. */
    public long count() {
        return buckets.getTotalCount();
    }

    /** The exact sum of all durations, in nanoseconds. */
    public long sumNanos() {
        return sumNanos;
    }

    /** The exact shortest duration, in nanoseconds; 0 when empty. */
    public long minNanos() {
        return count() == 0 ? 0 : minNanos;
    }

    /** The exact longest duration, in nanoseconds; 0 when empty. */
    public long maxNanos() {
        return maxNanos;
    }

    /** The exact mean, in nanoseconds; 0 when empty. */
    public double meanNanos() {
        return count() == 0 ? 0 : (double) sumNanos / count();
    }

    /**
     * The smallest bucket value that at least this share of all durations does not exceed (nearest
     * rank, {@code ceil(quantile · count)}), never outside minimum and maximum.
     *
     * @param quantile from 0 (the minimum) to 1 (the maximum)
     * @return nanoseconds; 0 when empty
     * @throws IllegalArgumentException if the quantile is outside 0..1
     */
    public long percentileNanos(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be within 0..1, was " + quantile);
        }
        if (count() == 0) {
            return 0;
        }
        long bucket = buckets.getValueAtPercentile(quantile * 100);
        return Math.clamp(bucket, minNanos, maxNanos);
    }
}
