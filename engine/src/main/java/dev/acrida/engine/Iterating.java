package dev.acrida.engine;

import dev.acrida.StopUser;

import java.util.OptionalLong;

/** Counts the iterations of one user against its own limit and the run's. Confined to it. */
final class Iterating {
    private final IterationBudget budget;
    private long left;

    /**
     * Begins with none.
     *
     * @param limit iterations of this user; empty for any number
     */
    Iterating(IterationBudget budget, OptionalLong limit) {
        this.budget = budget;
        this.left = limit.orElse(Long.MAX_VALUE);
    }

    /** A task method is about to run; throws {@link StopUser} if none may. */
    void begin() {
        if (!budget.take()) {
            throw new StopUser();
        }
        left--;
    }

    /** The task method that was begun has ended. */
    void ended() {
        budget.ended();
    }

    /** Throws {@link StopUser} if the user has done all it shall do. */
    void checkEnd() {
        if (left <= 0) {
            throw new StopUser();
        }
    }
}
