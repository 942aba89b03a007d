package dev.acrida.stats;

/** Counts of one entry over some stretch of time. Not thread-safe; its owner guards it. */
final class Totals {
    final LatencyHistogram latency = new LatencyHistogram();
    long requests;
    long failures;
    long bytes;

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
        requests += other.requests;
        failures += other.failures;
        bytes += other.bytes;
    }

    void add(Closed second) {
        latency.add(second.latency);
        requests += second.requests;
        failures += second.failures;
        bytes += second.bytes;
    }

    void clear() {
        latency.clear();
        requests = 0;
        failures = 0;
        bytes = 0;
    }

    Closed close() {
        return new Closed(latency.counts(), requests, failures, bytes);
    }

    /** The counts of a stretch of time that is over, in little memory. */
    record Closed(BucketCounts latency, long requests, long failures, long bytes) {}
}
