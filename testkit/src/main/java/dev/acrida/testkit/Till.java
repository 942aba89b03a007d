package dev.acrida.testkit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The only till of a shop whose capacity is known: requests pass it in the order in which they
 * come, each after the same time. When one has passed follows from the one before it, never from
 * when a thread woke up, so that the capacity is exact however late threads run. Thread-safe.
 */
final class Till {
    private final long nanosEach;
    private final AtomicLong free = new AtomicLong();

    /**
     * A till for so many requests per second.
     *
     * @param perSecond 0 for one at which nobody waits
     */
    Till(double perSecond) {
        this.nanosEach = perSecond == 0 ? 0 : Math.round(1e9 / perSecond);
    }

    /** When a request that comes now has passed; both in nanoseconds since the shop's start. */
    long passes(long nanos) {
        return nanosEach == 0
                ? nanos
                : free.accumulateAndGet(nanos, (then, now) -> Math.max(then, now) + nanosEach);
    }
}
