package dev.acrida.stats;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The buckets of a {@link LatencyHistogram} that are not empty. Never changed once made.
 *
 * @param values a value of each bucket, ascending, in nanoseconds
 * @param counts how often it was counted
 * @param sumNanos the exact sum
 * @param minNanos the exact minimum
 * @param maxNanos the exact maximum
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and as small as can be
record BucketCounts(long[] values, long[] counts, long sumNanos, long minNanos, long maxNanos) {
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

    void addTo(Histogram buckets) {
        // The largest first, so that the histogram grows at most once.
        for (int i = values.length - 1; i >= 0; i--) {
            buckets.recordValueWithCount(values[i], counts[i]);
        }
    }
}
