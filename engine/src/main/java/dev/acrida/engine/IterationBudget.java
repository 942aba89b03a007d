package dev.acrida.engine;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The iterations that all users of a test have together. Thread-safe. */
final class IterationBudget {
    private static final long UNLIMITED = -1;

    private final AtomicLong left;
    private final boolean limited;
    private final Runnable whenTaken;

    /**
     * Begins with all of them.
     *
     * @param iterations at least 1; empty for any number
     * @param whenTaken called once, by the user that takes the last one
     */
    IterationBudget(OptionalLong iterations, Runnable whenTaken) {
        this.left = new AtomicLong(iterations.orElse(UNLIMITED));
        this.limited = iterations.isPresent();
        this.whenTaken = whenTaken;
    }

    /** Takes one; false if there is none. */
    boolean take() {
        if (!limited) {
            return true;
        }
        long before = left.getAndUpdate(n -> Math.max(0, n - 1));
        if (before == 1) {
            whenTaken.run();
        }
        return before > 0;
    }
}
