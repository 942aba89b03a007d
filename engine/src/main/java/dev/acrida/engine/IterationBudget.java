package dev.acrida.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The iterations that all users of a test have together. Thread-safe. */
final class IterationBudget {
    private static final long UNLIMITED = -1;

    private final AtomicLong left;
    private final OptionalLong limit;
    private final AtomicLong ended = new AtomicLong();
    private final Runnable whenTaken;

    /**
     * Begins with all of them.
     *
     * @param iterations at least 1; empty for any number
     * @param whenTaken called once, by the user that takes the last one
     */
    IterationBudget(OptionalLong iterations, Runnable whenTaken) {
        this.left = new AtomicLong(iterations.orElse(UNLIMITED));
        this.limit = iterations;
        this.whenTaken = whenTaken;
    }

    /** Takes one; false if there is none. */
    boolean take() {
        if (limit.isEmpty()) {
            return true;
        }
        long before = left.getAndUpdate(n -> Math.max(0, n - 1));
        if (before == 1) {
            whenTaken.run();
        }
        return before > 0;
    }

    /** One that was taken has ended. */
    void ended() {
        if (limit.isPresent()) {
            ended.incrementAndGet();
        }
    }

    /** How many have ended; empty if there may be any number. */
    Optional<IterationCount> count() {
        return limit.stream().mapToObj(all -> new IterationCount(ended.get(), all)).findFirst();
    }
}
