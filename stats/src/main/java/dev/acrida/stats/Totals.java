package dev.acrida.stats;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Counts of one entry since they were taken last. Not thread-safe; its owner guards it. */
final class Totals {
    final LatencyHistogram latency = new LatencyHistogram();
    private final PhaseTotals phases = new PhaseTotals();
    long requests;
    long failures;
    long bytes;

    /** Null as long as no sample had a schedule: most runs have none, and pay nothing. */
    private @Nullable ScheduledTotals scheduled;

    void record(Sample sample) {
        count(sample);
        if (sample.responseNanos() != Sample.NO_TIME) {
            latency.record(sample.responseNanos());
            if (scheduled != null) {
                scheduled.response.record(sample.responseNanos());
            }
        }
    }

    /** Records a sample that was intended to begin {@code delayNanos} earlier than it did. */
    void record(Sample sample, long delayNanos, long lateNanos) {
        count(sample);
        ScheduledTotals schedule = scheduled();
        schedule.lateness.record(lateNanos);
        if (sample.responseNanos() != Sample.NO_TIME) {
            latency.record(sample.responseNanos());
            schedule.response.record(sample.responseNanos() + delayNanos);
        }
    }

    private void count(Sample sample) {
        requests++;
        bytes += sample.bytes();
        phases.add(sample.phases());
        if (sample.failed()) {
            failures++;
        }
    }

    void clear() {
        latency.clear();
        phases.clear();
        if (scheduled != null) {
            scheduled.clear();
        }
        requests = 0;
        failures = 0;
        bytes = 0;
    }

    Interval.Entry of(EntryKey key) {
        return new Interval.Entry(
                key,
                requests,
                failures,
                bytes,
                latency.counts(),
                phases.phases(),
                Optional.ofNullable(scheduled).map(ScheduledTotals::counts));
    }

    private ScheduledTotals scheduled() {
        ScheduledTotals schedule = scheduled;
        if (schedule == null) {
            schedule = new ScheduledTotals(latency);
            scheduled = schedule;
        }
        return schedule;
    }
}
