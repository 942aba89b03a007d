package dev.acrida.stats;

import java.util.Arrays;

/**
 * The sum of many {@link BucketCounts}, with the buckets in use only: a run of many entries needs
 * little memory for it, and little time to read it. Not thread-safe; its owner guards it.
 */
final class BucketSum {
    private long[] values = {};
    private long[] counts = {};
    private int size;
    private long sumNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    void add(BucketCounts more) {
        int missing = missing(more.values());
        if (missing > 0) {
            insert(more.values(), missing);
        }
        int at = 0;
        for (int i = 0; i < more.values().length; i++) {
            while (values[at] != more.values()[i]) {
                at++;
            }
            counts[at] += more.counts()[i];
        }
        sumNanos += more.sumNanos();
        minNanos = Math.min(minNanos, more.minNanos());
        maxNanos = Math.max(maxNanos, more.maxNanos());
    }

    /** Forgets everything, keeping the memory for reuse. */
    void clear() {
        size = 0;
        sumNanos = 0;
        minNanos = Long.MAX_VALUE;
        maxNanos = 0;
    }

    BucketCounts counts() {
        return new BucketCounts(
                Arrays.copyOf(values, size),
                Arrays.copyOf(counts, size),
                sumNanos,
                minNanos,
                maxNanos);
    }

    /** How many of these values have no bucket yet; both are ascending. */
    private int missing(long[] others) {
        int missing = 0;
        int at = 0;
        for (long value : others) {
            while (at < size && values[at] < value) {
                at++;
            }
            missing += at < size && values[at] == value ? 0 : 1;
        }
        return missing;
    }

    /** Makes empty buckets for the values that have none, from the highest down. */
    private void insert(long[] others, int missing) {
        int from = size - 1;
        int to = size + missing;
        if (to > values.length) {
            values = Arrays.copyOf(values, to + to / 4);
            counts = Arrays.copyOf(counts, to + to / 4);
        }
        size = to;
        for (int i = others.length - 1; i >= 0; i--) {
            while (from >= 0 && values[from] > others[i]) {
                move(from--, --to);
            }
            boolean there = from >= 0 && values[from] == others[i];
            if (there) {
                move(from--, --to);
            } else {
                values[--to] = others[i];
                counts[to] = 0;
            }
        }
    }

    private void move(int from, int to) {
        values[to] = values[from];
        counts[to] = counts[from];
    }
}
