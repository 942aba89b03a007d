package dev.acrida.stats;

/** Counts of one entry over some stretch of time. Not thread-safe; its owner guards it. */
final class Totals {
    final LatencyHistogram latency = new LatencyHistogram();
    final PhaseTotals phases = new PhaseTotals();
    long requests;
    long failures;
    long bytes;

    void record(Sample sample) {
        requests++;
        bytes += sample.bytes();
        phases.add(sample.phases());
        if (sample.failed()) {
            failures++;
        }
        if (sample.responseNanos() != Sample.NO_TIME) {
            latency.record(sample.responseNanos());
        }
    }

    void add(Totals other) {
        latency.add(other.latency);
        phases.add(other.phases);
        requests += other.requests;
        failures += other.failures;
        bytes += other.bytes;
    }

    void add(Interval.Entry part) {
        latency.add(part.latency());
        phases.add(part.phases());
        requests += part.requests();
        failures += part.failures();
        bytes += part.bytes();
    }

    void clear() {
        latency.clear();
        phases.clear();
        requests = 0;
        failures = 0;
        bytes = 0;
    }

    Interval.Entry of(EntryKey key) {
        return new Interval.Entry(
                key, requests, failures, bytes, latency.counts(), phases.phases());
    }
}
