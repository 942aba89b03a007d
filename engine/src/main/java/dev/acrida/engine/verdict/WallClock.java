package dev.acrida.engine.verdict;

import java.time.Duration;

/** Compares the clock on the wall with the time that passed. Not thread-safe. */
final class WallClock {
    private static final int TRIES = 5;
    private static final long AT_ONCE_NANOS = 1_000_000;

    private final Machine machine;
    private long aheadNanos;
    private long jumpNanos;
    private boolean known;

    WallClock(Machine machine) {
        this.machine = machine;
        look();
        jumpNanos = 0;
    }

    /** Reads both clocks at once: a pause between the two would look like a jump. */
    void look() {
        for (int i = 0; i < TRIES; i++) {
            long before = machine.nanos();
            long wall = machine.wallNanos();
            if (machine.nanos() - before <= AT_ONCE_NANOS) {
                compare(wall - before);
                return;
            }
        }
    }

    private void compare(long ahead) {
        if (known) {
            jumpNanos = Math.max(jumpNanos, Math.abs(ahead - aheadNanos));
        }
        aheadNanos = ahead;
        known = true;
    }

    /** The largest jump between two looks. */
    Duration jump() {
        return Duration.ofNanos(jumpNanos);
    }
}
