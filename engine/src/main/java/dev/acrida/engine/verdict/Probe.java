package dev.acrida.engine.verdict;

import dev.acrida.stats.LatencyHistogram;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does nothing but sleep for ten milliseconds again and again, and measure how late
 * it wakes: so late does everything else on such a thread. Thread-safe.
 */
final class Probe implements AutoCloseable {
    static final long PERIOD_NANOS = 10_000_000;

    /** Schedulers are late by less all the time. */
    static final long STANDSTILL_NANOS = 20_000_000;

    private final Thread thread;
    private LatencyHistogram late = new LatencyHistogram();
    private long standstillNanos;
    private long longestNanos;
    private volatile long dueNanos = System.nanoTime() + PERIOD_NANOS;
    private volatile boolean closed;

    private Probe(ThreadFactory threads) {
        this.thread = threads.newThread(this::watch);
    }

    /** Begins to watch on such a thread. */
    static Probe start(ThreadFactory threads) {
        Probe probe = new Probe(threads);
        probe.thread.start();
        return probe;
    }

    private void watch() {
        while (!closed) {
            long due = System.nanoTime() + PERIOD_NANOS;
            long left = PERIOD_NANOS;
            dueNanos = due;
            while (left > 0 && !closed) {
                LockSupport.parkNanos(left);
                left = due - System.nanoTime();
            }
            observe(Math.max(0, -left));
        }
    }

    /**
     * Counts one delay, and with it the periods that it swallowed: who had wanted to run in one of
     * them would have been late, too.
     */
    synchronized void observe(long lateNanos) {
        late.record(lateNanos, PERIOD_NANOS);
        if (lateNanos >= STANDSTILL_NANOS) {
            standstillNanos += lateNanos;
        }
        longestNanos = Math.max(longestNanos, lateNanos);
    }

    /** Forgets everything. */
    synchronized void reset() {
        late = new LatencyHistogram();
        standstillNanos = 0;
        longestNanos = 0;
    }

    /** The delay that is exceeded in a hundredth of the time. */
    synchronized Duration delay() {
        LatencyHistogram all = late.copy();
        all.record(overdueNanos(), PERIOD_NANOS);
        return Duration.ofNanos(all.percentileNanos(0.99));
    }

    /** The sum of all long delays. */
    synchronized long standstillNanos() {
        long overdue = overdueNanos();
        return standstillNanos + (overdue >= STANDSTILL_NANOS ? overdue : 0);
    }

    /** The longest delay. */
    synchronized Duration longest() {
        return Duration.ofNanos(Math.max(longestNanos, overdueNanos()));
    }

    /** How late it already is, if it has not woken yet: it may never get to count that itself. */
    private long overdueNanos() {
        return Math.max(0, System.nanoTime() - dueNanos);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
