package dev.acrida.metrics;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.LatencyHistogram;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Metrics as Prometheus' library takes them, each from a name and its values. */
final class Series {
    private Series() {}

    /** One that only grows. */
    static CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    /** One that only grows, for each entry. */
    static CounterSnapshot counters(
            String name, String help, List<EntryStats> entries, ToLongFunction<EntryStats> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        entries.forEach(
                entry -> counter.dataPoint(point(labels(entry), value.applyAsLong(entry))));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterDataPointSnapshot.builder().labels(labels).value((double) value).build();
    }

    /** One that goes up and down. */
    static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    /** One that goes up and down, for each value of a label. */
    static GaugeSnapshot gauges(
            String name, String help, String label, SequencedMap<String, Double> values) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        values.forEach(
                (of, value) ->
                        gauge.dataPoint(
                                GaugeDataPointSnapshot.builder()
                                        .labels(Labels.of(label, of))
                                        .value(value)
                                        .build()));
        return gauge.build();
    }

    /** Times, for each entry. */
    static HistogramSnapshot histogram(
            String name,
            String help,
            List<EntryStats> entries,
            Function<EntryStats, LatencyHistogram> times) {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder().name(name).help(help);
        for (EntryStats entry : entries) {
            TimeBuckets buckets = TimeBuckets.of(times.apply(entry).counts());
            histogram.dataPoint(
                    HistogramDataPointSnapshot.builder()
                            .labels(labels(entry))
                            .classicHistogramBuckets(buckets.classic())
                            .sum(buckets.sumSeconds())
                            .build());
        }
        return histogram.build();
    }

    private static Labels labels(EntryStats entry) {
        EntryKey key = entry.key();
        return Labels.of("method", key.method(), "name", key.name());
    }
}
