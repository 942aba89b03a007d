package dev.acrida.report.compare;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.EntryKey;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * An entry's stretches in a form that is fast to draw from and add up: counts over one common list
 * of buckets. Immutable.
 */
final class Pool {
    private final double[] seconds;
    private final List<Batch> batches;
    private final long[] values;
    private final long[][] counts;

    private Pool(double[] seconds, List<Batch> batches, long[] values, long[][] counts) {
        this.seconds = seconds;
        this.batches = batches;
        this.values = values;
        this.counts = counts;
    }

    /** What the stretches have of this entry. */
    static Pool of(EntryKey key, Stretches stretches) {
        List<Batch> batches = stretches.of(key);
        List<BucketCounts> buckets = batches.stream().map(b -> b.latency().counts()).toList();
        TreeSet<Long> used = new TreeSet<>();
        buckets.forEach(each -> Arrays.stream(each.values()).forEach(used::add));
        long[] values = used.stream().mapToLong(Long::longValue).toArray();
        long[][] counts = new long[batches.size()][values.length];
        for (int b = 0; b < counts.length; b++) {
            long[] its = buckets.get(b).values();
            for (int i = 0; i < its.length; i++) {
                counts[b][Arrays.binarySearch(values, its[i])] = buckets.get(b).counts()[i];
            }
        }
        return new Pool(stretches.seconds(), batches, values, counts);
    }

    int size() {
        return batches.size();
    }

    long requests() {
        return batches.stream().mapToLong(Batch::requests).sum();
    }

    /** Each stretch once: the run as it was. */
    Draw whole() {
        int[] once = new int[size()];
        Arrays.fill(once, 1);
        return new Draw(once);
    }

    /**
     * How much each stretch moves this measure of the whole run, up or down, but for a factor. (Of
     * a percentile: by how many more samples than its share lie beyond it.)
     */
    double[] influences(Measure measure) {
        Draw whole = whole();
        double value = whole.value(measure);
        double[] influences = new double[size()];
        for (int b = 0; b < influences.length; b++) {
            Batch batch = batches.get(b);
            influences[b] =
                    switch (measure) {
                        case P50, P95, P99 -> excess(b, value, measure.quantile());
                        case RATE -> batch.requests() - value * seconds[b];
                        case FAILURES -> batch.failures() - value * batch.requests();
                    };
        }
        return influences;
    }

    private double excess(int batch, double millis, double quantile) {
        double beyond = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            all += counts[batch][i];
            beyond += values[i] / 1e6 > millis ? counts[batch][i] : 0;
        }
        return beyond - (1 - quantile) * all;
    }

    /** These stretches, each as often as it says. */
    Draw draw(int[] times) {
        return new Draw(times);
    }

    /** Stretches put together to a run. */
    final class Draw {
        private final long[] latency = new long[values.length];
        private long timed;
        private double duration;
        private long requests;
        private long failures;

        private Draw(int[] times) {
            for (int b = 0; b < times.length; b++) {
                if (times[b] > 0) {
                    add(b, times[b]);
                }
            }
        }

        private void add(int batch, int times) {
            long[] its = counts[batch];
            for (int i = 0; i < its.length; i++) {
                latency[i] += times * its[i];
                timed += times * its[i];
            }
            duration += times * seconds[batch];
            requests += times * batches.get(batch).requests();
            failures += times * batches.get(batch).failures();
        }

        double value(Measure measure) {
            return switch (measure) {
                case P50, P95, P99 -> percentileMillis(measure.quantile());
                case RATE -> duration == 0 ? 0 : requests / duration;
                case FAILURES -> requests == 0 ? 0 : (double) failures / requests;
            };
        }

        /** Nearest rank, as everywhere. */
        private double percentileMillis(double quantile) {
            long rank = Math.max(1, (long) Math.ceil(quantile * timed));
            for (int i = 0; i < latency.length; i++) {
                rank -= latency[i];
                if (rank <= 0) {
                    return values[i] / 1e6;
                }
            }
            return 0;
        }
    }
}
