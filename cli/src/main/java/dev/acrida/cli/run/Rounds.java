package dev.acrida.cli.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rounds of a loop that writes reports: whoever waits for the next one to begin finds written
 * what there was before. Thread-safe.
 */
final class Rounds {
    private static final long LONGEST_SECONDS = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begun = lock.newCondition();
    private long number;
    private boolean ended;

    /** A round begins. */
    void next() {
        lock.lock();
        try {
            number++;
            begun.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more rounds begin. */
    void end() {
        lock.lock();
        try {
            ended = true;
            begun.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next round, but not for long. */
    void await() {
        long left = TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        lock.lock();
        try {
            long now = number;
            while (number == now && !ended && left > 0) {
                left = begun.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
