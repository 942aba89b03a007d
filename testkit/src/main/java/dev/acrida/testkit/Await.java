package dev.acrida.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process brings about, in place of a sleep. Thread-safe. */
public final class Await {
    private static final long POLL_NANOS = 2_000_000;

    private Await() {}

    /**
     * Returns as soon as the condition holds; it is asked every 2 ms on the calling thread.
     *
     * @throws AssertionError if it does not hold within the limit, or if the thread is interrupted
     */
    public static void until(BooleanSupplier condition, Duration limit) {
        until("the condition", condition, limit);
    }

    /**
     * Returns as soon as the condition holds; the description names it in the error.
     *
     * @throws AssertionError if it does not hold within the limit, or if the thread is interrupted
     */
    public static void until(String description, BooleanSupplier condition, Duration limit) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Await: interrupted while waiting for " + description);
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError(
                        "Await: " + description + " did not come true within " + limit);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
