package dev.acrida.stats;

/** Counts of one entry over some stretch of time. Not thread-safe; its owner guards it. */
final class Totals {
    final LatencyHistogram latency;
    long requests;
    long failures;
    long bytes;

    Totals() {
        this(new LatencyHistogram());
    }

    private Totals(LatencyHistogram latency) {
        this.latency = latency;
    }

    void record(Sample sample) {
        requests++;
        bytes += sample.bytes();
        if (sample.failed()) {
            failures++;
        }
        if (sample.responseNanos() != Sample.NO_TIME) {
            latency.record(sample.responseNanos());
        }
    }

    void add(Totals other) {
        latency.add(other.latency);
        addCounts(other);
    }

    void clear() {
        latency.clear();
        requests = 0;
        failures = 0;
        bytes = 0;
    }

    /** A copy in little memory. */
    Totals packed() {
        Totals copy = new Totals(latency.packed());
        copy.addCounts(this);
        return copy;
    }

    private void addCounts(Totals other) {
        requests += other.requests;
        failures += other.failures;
        bytes += other.bytes;
    }
}
