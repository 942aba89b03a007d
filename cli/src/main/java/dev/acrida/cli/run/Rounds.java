package dev.acrida.cli.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rounds of a loop that writes reports: whoever waits for a whole round finds written what
 * there was before. Thread-safe.
 */
final class Rounds {
    private static final long LONGEST_SECONDS = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long begun;
    private long written;
    private boolean ended;

    /** A round begins to write. */
    void begins() {
        lock.lock();
        try {
            begun++;
        } finally {
            lock.unlock();
        }
    }

    /** The round that began last, if any, has written all. */
    void written() {
        lock.lock();
        try {
            written = begun;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more rounds begin. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a round that begins from now on, but not for long. */
    void await() {
        long left = TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        lock.lock();
        try {
            long next = begun + 1;
            while (written < next && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
