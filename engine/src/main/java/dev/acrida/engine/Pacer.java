package dev.acrida.engine;

import dev.acrida.WaitTime;

import java.time.Duration;

/**
 * Remembers when the last pause was due to end, so that pacing can do without what was overslept.
 */
final class Pacer {
    private long dueNanos;

    Pacer(long createdNanos) {
        dueNanos = createdNanos;
    }

    /** Forgets what was due before now. */
    void beginAnew(long now) {
        dueNanos = now;
    }

    /** How long to pause from now on, at least 0. */
    long pauseNanos(WaitTime waitTime, long now) {
        Duration ran = Duration.ofNanos(now - dueNanos);
        long nanos = Math.max(0, waitTime.after(ran).toNanos());
        dueNanos = now + nanos;
        return nanos;
    }
}
