package dev.acrida.report.compare;

import dev.acrida.stats.Interval;
import dev.acrida.stats.LatencyHistogram;

/** One entry's part of a stretch of a run. Confined to one thread while it is filled. */
final class Batch {
    private final LatencyHistogram latency = new LatencyHistogram();
    private long requests;
    private long failures;

    void add(Interval.Entry entry) {
        latency.add(entry.latency());
        requests += entry.requests();
        failures += entry.failures();
    }

    LatencyHistogram latency() {
        return latency;
    }

    long requests() {
        return requests;
    }

    long failures() {
        return failures;
    }
}
