package dev.acrida.metrics;

import static dev.acrida.metrics.Series.counter;
import static dev.acrida.metrics.Series.counters;
import static dev.acrida.metrics.Series.gauge;
import static dev.acrida.metrics.Series.gauges;
import static dev.acrida.metrics.Series.histogram;

import dev.acrida.Environment;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A run as Prometheus asks for it: made of a snapshot when it is scraped, so that no request pays
 * for it. Thread-safe.
 */
final class PrometheusMetrics implements MultiCollector {
    private final Environment environment;
    private final Supplier<Judgement> judgement;

    PrometheusMetrics(Environment environment, Supplier<Judgement> judgement) {
        this.environment = environment;
        this.judgement = judgement;
    }

    @Override
    public MetricSnapshots collect() {
        StatsSnapshot stats = environment.stats();
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(gauge("acrida_users", "Users that are alive.", environment.userCount()));
        all.add(
                gauge(
                        "acrida_run_seconds",
                        "How long the statistics have been taken.",
                        stats.elapsed().toNanos() / 1e9));
        addRequests(all, stats.entries());
        addTimes(all, stats.entries());
        addBooks(all, stats.ledger());
        addArrivals(all, stats.schedule());
        addJudgement(all, judgement.get());
        return new MetricSnapshots(all);
    }

    private static void addRequests(List<MetricSnapshot> all, List<EntryStats> entries) {
        all.add(counters("acrida_requests", "Requests that ended.", entries, EntryStats::count));
        all.add(
                counters(
                        "acrida_request_failures",
                        "Requests that failed.",
                        entries,
                        EntryStats::failures));
        all.add(
                counters(
                        "acrida_response_bytes",
                        "Decoded bytes of response bodies.",
                        entries,
                        EntryStats::bytes));
    }

    private static void addTimes(List<MetricSnapshot> all, List<EntryStats> entries) {
        all.add(
                histogram(
                        "acrida_response_time_seconds",
                        "Response times, from when a request was sent.",
                        entries,
                        EntryStats::latency));
        List<EntryStats> scheduled = entries.stream().filter(EntryStats::scheduled).toList();
        if (!scheduled.isEmpty()) {
            all.add(
                    histogram(
                            "acrida_response_time_from_intended_start_seconds",
                            "Response times, from when a request should have been sent.",
                            scheduled,
                            entry -> entry.response().histogram()));
            all.add(
                    histogram(
                            "acrida_lateness_seconds",
                            "How late the load generator itself sent requests.",
                            scheduled,
                            entry -> entry.lateness().histogram()));
        }
    }

    private static void addBooks(List<MetricSnapshot> all, Ledger ledger) {
        all.add(
                gauge(
                        "acrida_requests_in_flight",
                        "Requests that have no outcome yet.",
                        (double) ledger.inFlight()));
        all.add(
                counter(
                        "acrida_requests_issued",
                        "Requests that users have sent.",
                        ledger.issued()));
        all.add(
                counter(
                        "acrida_requests_lost",
                        "Requests whose users were stopped before the answer.",
                        ledger.lost()));
        all.add(
                counter(
                        "acrida_requests_discarded",
                        "Requests that the test chose not to count.",
                        ledger.discarded()));
    }

    private static void addArrivals(List<MetricSnapshot> all, ScheduleStats schedule) {
        all.add(counter("acrida_arrivals_due", "Arrivals whose time has come.", schedule.due()));
        all.add(
                counter(
                        "acrida_arrivals_started",
                        "Arrivals that a user has begun to serve.",
                        schedule.started()));
        all.add(
                counter(
                        "acrida_arrivals_dropped",
                        "Arrivals that found all users busy.",
                        schedule.dropped()));
    }

    private static void addJudgement(List<MetricSnapshot> all, Judgement judgement) {
        if (judgement.verdict().isKnown()) {
            all.add(
                    gauge(
                            "acrida_verdict",
                            "Whether the figures can be trusted: 0 valid, 1 suspect, 2 invalid.",
                            JudgementValues.verdict(judgement)));
            all.add(
                    gauges(
                            "acrida_check",
                            "What was found of a concern, in percent or milliseconds.",
                            "concern",
                            JudgementValues.checks(judgement)));
        }
        if (!judgement.thresholds().isEmpty()) {
            all.add(
                    gauges(
                            "acrida_threshold_passed",
                            "Whether a threshold is kept: 1 if it is, else 0.",
                            "fail_if",
                            JudgementValues.thresholds(judgement)));
        }
    }
}
