package dev.acrida.engine;

import dev.acrida.Pacing;
import dev.acrida.WaitTime;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Remembers when the last pause was due to end, so that pacing can do without what was overslept,
 * and when by its schedule the next start should be, however long a task took. Confined to the
 * user's thread.
 */
final class Pacer {
    private long dueNanos;

    /** When the next task should begin; meaningful only while paced. */
    private long intendedNanos;

    private boolean paced;
    private long missed;

    Pacer(long createdNanos) {
        dueNanos = createdNanos;
    }

    /** How long to pause from now on, at least 0. */
    long pauseNanos(WaitTime waitTime, long now) {
        if (waitTime instanceof Pacing pacing) {
            schedule(pacing, now);
        } else {
            paced = false;
            Duration ran = Duration.ofNanos(now - dueNanos);
            dueNanos = now + Math.max(0, waitTime.after(ran).toNanos());
        }
        return dueNanos - now;
    }

    /** What was missed is not caught up: the next gap counts from now on. */
    private void schedule(Pacing pacing, long now) {
        long gap = Math.max(0, pacing.gap().toNanos());
        intendedNanos = dueNanos + gap;
        dueNanos = Math.max(now, intendedNanos);
        paced = gap > 0;
        long mean = pacing.meanGap().toNanos();
        missed = paced && mean > 0 ? (dueNanos - intendedNanos) / mean : 0;
    }

    /** The next task has no schedule. */
    void unpaced() {
        paced = false;
    }

    /**
     * How late a task begins that begins now; null if it has no schedule. A user that was busy
     * until after its time is not late by the generator's fault: only from then on.
     */
    @Nullable Lag lag(long now) {
        if (!paced) {
            return null;
        }
        return new Lag(Math.max(0, now - intendedNanos), Math.max(0, now - dueNanos));
    }

    /** How many starts were left out before the next one. */
    long missed() {
        return missed;
    }
}
