package dev.acrida.stats;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The buckets of a {@link LatencyHistogram} that are not empty: what a histogram is on disk and on
 * the way between machines. Its arrays must not be changed once it is made.
 *
 * @param values a value of each bucket, ascending, in nanoseconds
 * @param counts how often it was counted, at least 1; as many as there are values
 * @param sumNanos the exact sum
 * @param minNanos the exact minimum; {@link Long#MAX_VALUE} when empty
 * @param maxNanos the exact maximum; 0 when empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and as small as can be
public record BucketCounts(
        long[] values, long[] counts, long sumNanos, long minNanos, long maxNanos) {
    /**
     * Checks that every value has a count.
     *
     * @throws IllegalArgumentException if not, or if a count is below 1
     */
    public BucketCounts {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(
                    "a histogram must have a count for each value, had %d values and %d counts"
                            .formatted(values.length, counts.length));
        }
        for (long count : counts) {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "a histogram's counts must be >= 1, one was " + count);
            }
        }
    }

    static BucketCounts of(Histogram buckets, long sumNanos, long minNanos, long maxNanos) {
        int used = 0;
        for (HistogramIterationValue bucket : buckets.recordedValues()) {
            used += bucket.getCountAtValueIteratedTo() > 0 ? 1 : 0;
        }
        long[] values = new long[used];
        long[] counts = new long[used];
        int i = 0;
        for (HistogramIterationValue bucket : buckets.recordedValues()) {
            values[i] = bucket.getValueIteratedTo();
            counts[i++] = bucket.getCountAtValueIteratedTo();
        }
        return new BucketCounts(values, counts, sumNanos, minNanos, maxNanos);
    }
}
