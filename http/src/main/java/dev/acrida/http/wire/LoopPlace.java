package dev.acrida.http.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Decides on which kind of thread the loops read. On a virtual one a request is cheapest, but
 * virtual threads are not time-sliced: users that burn CPU make it read late, and take the stamps
 * late. So it measures how late virtual threads run, and moves the loops to platform threads when
 * that is often too late because of the users, and back after some calm.
 *
 * <p>Virtual threads also run late when the machine is too small for the load, when others use it,
 * or while the JVM still compiles. A thread of its own would then take the processor away from the
 * users and make each request dearer, without better stamps. It tells these apart by the CPU time
 * that a response costs the process, which is 10 to 40 µs where users only send requests.
 *
 * <p>Written by one thread; what it found may be read by any.
 */
final class LoopPlace {
    /** A busy loop alone lets virtual threads wait for up to a millisecond; users must not. */
    static final long TOO_LATE_NANOS = 2_000_000;

    private static final long WINDOW_NANOS = 1_000_000_000;

    /** A few late rounds in a window are the collector's or the system's. */
    private static final double LATE_SHARE = 0.05;

    private static final int LATE_ROUNDS = 2;

    /** CPU time for a response from which on users do more than to send requests. */
    private static final long BUSY_NANOS = 80_000;

    /** The part of a window in which the JVM compiles, from which on that explains delays. */
    private static final double COMPILING_SHARE = 0.3;

    private static final int BUSY_WINDOWS = 2;
    private static final int CALM_WINDOWS = 10;

    private static final String BUSY =
            "users keep the processor busy, which delayed others by up to {0} ms: responses are"
                    + " now read on threads of their own";
    private static final String CALM =
            "users leave the processor free again: responses are read among them (longest delay"
                    + " so far: {0} ms)";
    private static final Logger LOG = System.getLogger("acrida.http");

    private final boolean fixed;
    private final Supplier<Work> work;
    private Work atWindow = Work.NONE;
    private long windowNanos;
    private int rounds;
    private int lateRounds;
    private int against; // windows in a row that speak against the present place
    private volatile boolean platform;
    private volatile long longestNanos;
    private volatile int moves;

    private LoopPlace(boolean platform, boolean fixed, Supplier<Work> work) {
        this.platform = platform;
        this.fixed = fixed;
        this.work = work;
    }

    /** Begins on virtual threads and moves by itself. */
    static LoopPlace moving(Supplier<Work> work) {
        return new LoopPlace(false, false, work);
    }

    /** Stays on platform threads, and only measures. */
    static LoopPlace alwaysPlatform() {
        return new LoopPlace(true, true, () -> Work.NONE);
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
        if (fixed) {
            return false;
        }
        rounds++;
        lateRounds += lateNanos > TOO_LATE_NANOS ? 1 : 0;
        windowNanos += roundNanos + Math.max(0, lateNanos);
        return windowNanos >= WINDOW_NANOS && judge();
    }

    private boolean judge() {
        Work now = work.get();
        Work done = now.minus(atWindow);
        boolean unknown = done.compilingNanos() > COMPILING_SHARE * windowNanos;
        boolean late = lateRounds >= Math.max(LATE_ROUNDS, LATE_SHARE * rounds);
        boolean busy = late && done.cpuNanos() > BUSY_NANOS * done.reads();
        atWindow = now;
        windowNanos = 0;
        rounds = 0;
        lateRounds = 0;
        if (unknown) {
            return false;
        }
        against = busy == platform ? 0 : against + 1;
        boolean moves = against >= (platform ? CALM_WINDOWS : BUSY_WINDOWS);
        if (moves) {
            move();
        }
        return moves;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void move() {
        platform = !platform;
        against = 0;
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
