package dev.acrida.cli.selftest;

import java.time.Instant;

/**
 * What this machine can make at most. Immutable.
 *
 * @param measuredAt when it was measured
 * @param besideTarget requests per second that it made with its target beside it
 * @param targetCores how many cores that target took meanwhile
 * @param cpuMicros CPU time that a request cost the generator, in microseconds
 * @param requestsPerSecond what it can make when the target is elsewhere, within the verdict's
 *     limit for CPU
 * @param timerMedianMicros how late a virtual thread wakes, in the median, in microseconds
 * @param timerMicros the same, in all but a hundredth of the cases
 * @param bareMicros what a request took by a bare socket, in the median, in microseconds
 * @param ownMicros what it took by Acrida
 */
record Ceiling(
        Instant measuredAt,
        double besideTarget,
        double targetCores,
        double cpuMicros,
        double requestsPerSecond,
        double timerMedianMicros,
        double timerMicros,
        double bareMicros,
        double ownMicros) {
    /** What Acrida adds to a latency, in microseconds; 0 where the noise is larger. */
    double addedMicros() {
        return Math.max(0, ownMicros - bareMicros);
    }
}
