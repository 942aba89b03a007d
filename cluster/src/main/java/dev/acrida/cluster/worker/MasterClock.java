package dev.acrida.cluster.worker;

import java.util.concurrent.TimeUnit;

/**
 * What a master's monotonic clock shows, told by this process's own: of the answers of the last
 * minute the fastest says it best, to within half of the time that it took (Cristian's algorithm).
 * What wall clocks show does not matter. Thread-safe.
 */
final class MasterClock {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private boolean known;
    private long aheadNanos;
    private long tookNanos;
    private long atNanos;

    /** Forgets everything: another master has another clock. */
    synchronized void forget() {
        known = false;
    }

    /**
     * A report was answered.
     *
     * @param asked when it was sent, by the clock of this process
     * @param answered when the answer had come, by the same
     * @param master what the master's clock showed meanwhile
     */
    synchronized void answered(long asked, long answered, long master) {
        long took = answered - asked;
        if (!known || took <= tookNanos || answered - atNanos > LONGEST_NANOS) {
            known = true;
            tookNanos = took;
            atNanos = answered;
            aheadNanos = master - (asked + took / 2);
        }
    }

    /** Whether anything is known. */
    synchronized boolean isKnown() {
        return known;
    }

    /** What this process's clock shows when the master's shows this. */
    synchronized long here(long masterNanos) {
        return masterNanos - aheadNanos;
    }
}
