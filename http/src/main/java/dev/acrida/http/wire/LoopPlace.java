package dev.acrida.http.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Decides on which kind of thread the loops read. On platform threads, stamps are as good as the
 * system can make them, whatever the users do: virtual threads are not time-sliced, and queue
 * behind each other. On virtual threads, among the users, a request is cheapest, because no other
 * thread has to be woken for it; but only while there is always something to read. So the loops
 * have platform threads until the processors are saturated by users who do little but send
 * requests. Latencies are the generator's own then anyway, which the verdict says, and the most
 * requests for the processor are what counts.
 *
 * <p>That users do more than to send requests shows in the CPU time that a response costs the
 * process, which is 10 to 40 µs otherwise. A window in which the JVM compiles tells nothing.
 *
 * <p>Confined to one thread, but for {@link #isPlatform}.
 */
final class LoopPlace {
    private static final long WINDOW_NANOS = 1_000_000_000;

    /** The part of the processors' time from which on they are saturated. */
    private static final double SATURATED = 0.9;

    /** Until here they still are: loops on virtual threads take less. */
    private static final double STILL_SATURATED = 0.65;

    /** CPU time for a response from which on users do more than to send requests. */
    private static final long BUSY_NANOS = 80_000;

    /** The part of a window in which the JVM compiles, from which on it tells nothing. */
    private static final double COMPILING_SHARE = 0.3;

    private static final int WINDOWS = 2;

    private static final String AMONG =
            "processors are saturated: responses are read among the users, which costs least";
    private static final String APART =
            "responses are read on threads of their own, where no user delays them";
    private static final Logger LOG = System.getLogger("acrida.http");

    private final boolean fixed;
    private final Supplier<Work> work;
    private Work atWindow = Work.NONE;
    private long windowNanos;
    private int against; // windows in a row that speak against the present place
    private volatile boolean platform = true;

    private LoopPlace(boolean fixed, Supplier<Work> work) {
        this.fixed = fixed;
        this.work = work;
    }

    /** Moves by itself. */
    static LoopPlace moving(Supplier<Work> work) {
        return new LoopPlace(false, work);
    }

    /** Stays on platform threads. */
    static LoopPlace alwaysPlatform() {
        return new LoopPlace(true, () -> Work.NONE);
    }

    /**
     * Looks what was done, if it has not for a second.
     *
     * @param nanos the time since the last call
     * @return whether the loops have to move
     */
    boolean passed(long nanos) {
        windowNanos += nanos;
        return !fixed && windowNanos >= WINDOW_NANOS && judge();
    }

    private boolean judge() {
        Work now = work.get();
        Work done = now.minus(atWindow);
        long nanos = windowNanos;
        atWindow = now;
        windowNanos = 0;
        if (done.compilingNanos() > COMPILING_SHARE * nanos) {
            return false;
        }
        boolean saturated = done.load(nanos) >= (platform ? SATURATED : STILL_SATURATED);
        boolean apart = !saturated || done.cpuNanos() > BUSY_NANOS * done.reads();
        against = apart == platform ? 0 : against + 1;
        boolean moves = against >= WINDOWS;
        if (moves) {
            move();
        }
        return moves;
    }

    private void move() {
        platform = !platform;
        against = 0;
        LOG.log(Level.DEBUG, platform ? APART : AMONG);
    }

    boolean isPlatform() {
        return platform;
    }
}
