package dev.acrida.http.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Decides on which kind of thread the loops read. On a virtual one a request is cheapest, but
 * virtual threads are not time-sliced: users that burn CPU make it read late, and take the stamps
 * late. So it measures how late virtual threads run, and moves the loops to platform threads when
 * that is often too late, and back after some calm.
 *
 * <p>Written by one thread; what it found may be read by any.
 */
final class LoopPlace {
    /** A busy loop alone lets virtual threads wait for up to a millisecond; users must not. */
    static final long TOO_LATE_NANOS = 2_000_000;

    /** A few late rounds, by the collector or the compiler, must not move anything: twenty do. */
    private static final long LATE_NANOS = 250_000_000;

    private static final long MOVE_AT_NANOS = 20 * LATE_NANOS;
    private static final long CALM_NANOS = 10_000_000_000L;

    private static final String BUSY =
            "the processor is kept busy, which delayed users by up to {0} ms: responses are"
                    + " now read on threads of their own";
    private static final String CALM =
            "the processor is free again: responses are read among the users (longest delay so"
                    + " far: {0} ms)";
    private static final Logger LOG = System.getLogger("acrida.http");

    private final boolean fixed;
    private long pressureNanos;
    private volatile boolean platform;
    private volatile long longestNanos;
    private volatile int moves;

    private LoopPlace(boolean platform, boolean fixed) {
        this.platform = platform;
        this.fixed = fixed;
    }

    /** Begins on virtual threads and moves by itself. */
    static LoopPlace moving() {
        return new LoopPlace(false, false);
    }

    /** Stays on platform threads, and only measures. */
    static LoopPlace alwaysPlatform() {
        return new LoopPlace(true, true);
    }

    /**
     * Takes one measurement.
     *
     * @param lateNanos how late a virtual thread ran, which may be negative
     * @param roundNanos for how long nothing was measured before
     * @return whether the loops have to move
     */
    boolean observe(long lateNanos, long roundNanos) {
        longestNanos = Math.max(longestNanos, lateNanos);
        boolean late = lateNanos > TOO_LATE_NANOS;
        long change = late ? LATE_NANOS : -roundNanos;
        pressureNanos = Math.clamp(pressureNanos + change, 0, CALM_NANOS);
        boolean moves = !fixed && (platform ? pressureNanos == 0 : pressureNanos >= MOVE_AT_NANOS);
        if (moves) {
            move();
        }
        return moves;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void move() {
        platform = !platform;
        pressureNanos = platform ? CALM_NANOS : 0;
        moves++;
        LOG.log(Level.INFO, (platform ? BUSY : CALM), longestNanos / 1_000_000);
    }

    boolean isPlatform() {
        return platform;
    }

    /** What was measured so far. */
    LoopDelay delay() {
        return new LoopDelay(Duration.ofNanos(longestNanos), platform, moves);
    }
}
