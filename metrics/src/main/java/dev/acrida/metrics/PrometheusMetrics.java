package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsSnapshot;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.util.function.ToLongFunction;

/**
 * A run as Prometheus asks for it: made of a snapshot when it is scraped, so that no request pays
 * for it. Thread-safe.
 */
final class PrometheusMetrics implements MultiCollector {
    private final Environment environment;

    PrometheusMetrics(Environment environment) {
        this.environment = environment;
    }

    @Override
    public MetricSnapshots collect() {
        StatsSnapshot stats = environment.stats();
        Ledger ledger = stats.ledger();
        return MetricSnapshots.of(
                counters("acrida_requests", "Requests that ended.", stats, EntryStats::count),
                counters(
                        "acrida_request_failures",
                        "Requests that failed.",
                        stats,
                        EntryStats::failures),
                counters(
                        "acrida_response_bytes",
                        "Decoded bytes of response bodies.",
                        stats,
                        EntryStats::bytes),
                responseTimes(stats),
                gauge("acrida_users", "Users that are alive.", environment.userCount()),
                gauge(
                        "acrida_requests_in_flight",
                        "Requests that have no outcome yet.",
                        (double) ledger.inFlight()),
                counter(
                        "acrida_requests_issued",
                        "Requests that users have sent.",
                        (double) ledger.issued()),
                counter(
                        "acrida_requests_lost",
                        "Requests whose users were stopped before the answer.",
                        (double) ledger.lost()),
                counter(
                        "acrida_requests_discarded",
                        "Requests that the test chose not to count.",
                        (double) ledger.discarded()),
                gauge(
                        "acrida_run_seconds",
                        "How long the statistics have been taken.",
                        stats.elapsed().toNanos() / 1e9));
    }

    private static CounterSnapshot counters(
            String name, String help, StatsSnapshot stats, ToLongFunction<EntryStats> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        for (EntryStats entry : stats.entries()) {
            counter.dataPoint(point(labels(entry.key()), (double) value.applyAsLong(entry)));
        }
        return counter.build();
    }

    private static CounterSnapshot counter(String name, String help, double value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private static CounterDataPointSnapshot point(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private static HistogramSnapshot responseTimes(StatsSnapshot stats) {
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder()
                        .name("acrida_response_time_seconds")
                        .help("Response times.");
        for (EntryStats entry : stats.entries()) {
            TimeBuckets buckets = TimeBuckets.of(entry.latency().counts());
            histogram.dataPoint(
                    HistogramDataPointSnapshot.builder()
                            .labels(labels(entry.key()))
                            .classicHistogramBuckets(buckets.classic())
                            .sum(buckets.sumSeconds())
                            .build());
        }
        return histogram.build();
    }

    private static Labels labels(EntryKey key) {
        return Labels.of("method", key.method(), "name", key.name());
    }
}
