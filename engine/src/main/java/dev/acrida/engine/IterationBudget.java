package dev.acrida.engine;

import dev.acrida.spi.RowNumbers;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The iterations that all users of a test have together. Thread-safe. */
interface IterationBudget {
    /** Any number. */
    IterationBudget UNLIMITED = () -> true;

    /** Takes one; false if there is none. May wait for the answer. */
    boolean take();

    /** One that was taken has ended. */
    default void ended() {}

    /** How many have ended; empty if there may be any number, or that is not known here. */
    default Optional<IterationCount> count() {
        return Optional.empty();
    }

    /** Of this process, which counts by itself. */
    final class Own implements IterationBudget {
        private final long all;
        private final AtomicLong left;
        private final AtomicLong ended = new AtomicLong();
        private final Runnable whenTaken;

        /**
         * Begins with all of them.
         *
         * @param iterations at least 1
         * @param whenTaken called once, by the user that takes the last one
         */
        Own(long iterations, Runnable whenTaken) {
            this.all = iterations;
            this.left = new AtomicLong(iterations);
            this.whenTaken = whenTaken;
        }

        @Override
        public boolean take() {
            long before = left.getAndUpdate(n -> Math.max(0, n - 1));
            if (before == 1) {
                whenTaken.run();
            }
            return before > 0;
        }

        @Override
        public void ended() {
            ended.incrementAndGet();
        }

        @Override
        public Optional<IterationCount> count() {
            return Optional.of(new IterationCount(ended.get(), all));
        }
    }

    /**
     * Of users in several processes: each iteration has a number that no other one gets, and those
     * from the limit on are none. Users that ask at the same time are served together.
     */
    final class Shared implements IterationBudget {
        /** What the numbers are asked for by; no file of rows has such a name. */
        static final String NAME = "/iterations";

        private final long all;
        private final RowNumbers numbers;
        private volatile boolean over;

        Shared(long iterations, RowNumbers numbers) {
            this.all = iterations;
            this.numbers = numbers;
        }

        @Override
        public boolean take() {
            if (over) {
                return false;
            }
            try {
                over |= numbers.next(NAME, true) >= all;
                return !over;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
