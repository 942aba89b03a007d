package dev.acrida.stats;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

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

    /** As many durations as are kept one by one: a histogram takes a hundred times their memory. */
    private static final int MOST_SINGLE = 256;

    private static final int FIRST_SINGLE = 8;

    private static final int MOST_SWALLOWED = 10_000;

    /** Says to which bucket a value belongs; counts nothing. */
    private static final Histogram BUCKETS = emptyBuckets();

    /** Null while there are so few durations that each is kept by itself. */
    private @Nullable Histogram buckets;

    private long[] single = new long[FIRST_SINGLE];
    private int singles;
    private long sumNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    /** Creates an empty histogram; it grows with the values that it sees. */
    public LatencyHistogram() {}

    private LatencyHistogram(LatencyHistogram source) {
        buckets = source.buckets == null ? null : source.buckets.copy();
        single = source.single.clone();
        singles = source.singles;
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
        count(Math.min(nanos, LONGEST_NANOS));
        sumNanos += nanos;
        minNanos = Math.min(minNanos, nanos);
        maxNanos = Math.max(maxNanos, nanos);
    }

    /**
     * Counts a duration and those that it swallowed: who had come every so often while it lasted
     * would have waited for its rest, as HdrHistogram corrects for coordinated omission. One
     * duration counts for 10,000 at most.
     *
     * @param nanos at least 0
     * @param everyNanos more than 0
     */
    public void record(long nanos, long everyNanos) {
        record(nanos);
        long rest = nanos - everyNanos;
        for (int i = 1; i < MOST_SWALLOWED && rest > 0; i++, rest -= everyNanos) {
            record(rest);
        }
    }

    private void count(long nanos) {
        if (buckets != null) {
            buckets.recordValue(nanos);
        } else if (singles < MOST_SINGLE) {
            if (singles == single.length) {
                single = Arrays.copyOf(single, 2 * singles);
            }
            single[singles++] = nanos;
        } else {
            buckets().recordValue(nanos);
        }
    }

    private void count(long nanos, long times) {
        if (buckets == null && singles + times <= MOST_SINGLE) {
            for (long i = 0; i < times; i++) {
                count(nanos);
            }
        } else {
            buckets().recordValueWithCount(nanos, times);
        }
    }

    private Histogram buckets() {
        Histogram all = buckets;
        if (all == null) {
            all = emptyBuckets();
            for (int i = 0; i < singles; i++) {
                all.recordValue(single[i]);
            }
            buckets = all;
            singles = 0;
        }
        return all;
    }

    private static Histogram emptyBuckets() {
        // 2 × resolution is the smallest range that the library accepts; it resizes from there.
        Histogram empty = new Histogram(RESOLUTION_NANOS, 2 * RESOLUTION_NANOS, SIGNIFICANT_DIGITS);
        empty.setAutoResize(true);
        return empty;
    }

    /** Adds all that the other histogram counted. */
    public void add(LatencyHistogram other) {
        if (other.count() == 0) {
            return;
        }
        if (other.buckets != null) {
            buckets().add(other.buckets);
        }
        for (int i = 0; i < other.singles; i++) {
            count(other.single[i]);
        }
        sumNanos += other.sumNanos;
        minNanos = Math.min(minNanos, other.minNanos);
        maxNanos = Math.max(maxNanos, other.maxNanos);
    }

    /** Forgets everything, keeping as much memory as it needed. */
    public void clear() {
        if (buckets != null && count() > MOST_SINGLE) {
            buckets.reset();
        } else {
            buckets = null;
        }
        singles = 0;
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
        return buckets == null
                ? singleCounts()
                : BucketCounts.of(buckets, sumNanos, minNanos, maxNanos);
    }

    private BucketCounts singleCounts() {
        long[] values = new long[singles];
        for (int i = 0; i < singles; i++) {
            values[i] = BUCKETS.highestEquivalentValue(single[i]);
        }
        Arrays.sort(values);
        long[] counts = new long[singles];
        int used = 0;
        for (long value : values) {
            used += used > 0 && values[used - 1] == value ? 0 : 1;
            values[used - 1] = value;
            counts[used - 1]++;
        }
        return new BucketCounts(
                Arrays.copyOf(values, used),
                Arrays.copyOf(counts, used),
                sumNanos,
                minNanos,
                maxNanos);
    }

    /** What it holds now, for percentiles. */
    public Durations durations() {
        return new Durations(counts());
    }

    /** Adds what was {@link #counts counted} elsewhere. */
    public void add(BucketCounts other) {
        // The largest first, so that the histogram grows at most once.
        for (int i = other.values().length - 1; i >= 0; i--) {
            count(Math.min(other.values()[i], LONGEST_NANOS), other.counts()[i]);
        }
        sumNanos += other.sumNanos();
        minNanos = Math.min(minNanos, other.minNanos());
        maxNanos = Math.max(maxNanos, other.maxNanos());
    }

    /** How many durations were counted. */
    public long count() {
        return buckets == null ? singles : buckets.getTotalCount();
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
        long bucket = buckets().getValueAtPercentile(quantile * 100);
        return Math.clamp(bucket, minNanos, maxNanos);
    }
}
