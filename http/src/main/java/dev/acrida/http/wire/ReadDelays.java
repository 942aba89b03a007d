package dev.acrida.http.wire;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.LatencyHistogram;

/**
 * How late loops came to read. Requests that were answered meanwhile are stamped so much too late,
 * which nobody can see in their latencies. Written by loops, taken by others. Thread-safe.
 */
final class ReadDelays {
    private LatencyHistogram late = new LatencyHistogram();

    /** Counts a delay that was looked for every so often, and those that it swallowed. */
    synchronized void observe(long lateNanos, long everyNanos) {
        late.record(lateNanos, everyNanos);
    }

    /** What was found since the last call. */
    synchronized BucketCounts take() {
        BucketCounts found = late.counts();
        late = new LatencyHistogram();
        return found;
    }
}
