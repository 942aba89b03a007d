package dev.acrida.metrics;

import dev.acrida.stats.BucketCounts;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Response times in the few buckets that Prometheus stores: from half a millisecond to two minutes.
 * A bucket of ours that lies across a bound counts above it, so that a count is exact for bounds
 * that are 0.1 % smaller.
 */
final class TimeBuckets {
    private static final double[] BOUNDS = {
        0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120
    };

    private final long[] counts = new long[BOUNDS.length + 1];
    private final long sumNanos;

    private TimeBuckets(long sumNanos) {
        this.sumNanos = sumNanos;
    }

    static TimeBuckets of(BucketCounts times) {
        TimeBuckets buckets = new TimeBuckets(times.sumNanos());
        for (int i = 0; i < times.values().length; i++) {
            buckets.add(times.values()[i], times.counts()[i]);
        }
        return buckets;
    }

    private void add(long nanos, long count) {
        int found = Arrays.binarySearch(BOUNDS, nanos / 1e9);
        counts[found >= 0 ? found : -found - 1] += count;
    }

    ClassicHistogramBuckets classic() {
        List<Double> bounds = new ArrayList<>(Arrays.stream(BOUNDS).boxed().toList());
        bounds.add(Double.POSITIVE_INFINITY);
        List<Number> boxed = new ArrayList<>();
        Arrays.stream(counts).forEach(boxed::add);
        return ClassicHistogramBuckets.of(bounds, boxed);
    }

    double sumSeconds() {
        return sumNanos / 1e9;
    }
}
