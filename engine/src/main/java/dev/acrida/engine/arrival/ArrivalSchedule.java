package dev.acrida.engine.arrival;

import java.util.function.DoubleSupplier;

/**
 * When arrivals are intended, one after the other, while their rate may be changed. Each time is
 * that of the arrival's index: no time follows from the one before, so that nothing drifts.
 * Confined to one thread.
 */
public final class ArrivalSchedule {
    private static final double NANOS_PER_SECOND = 1e9;

    private final DoubleSupplier positions;
    private ArrivalRate rate;
    private long originNanos;

    /** How many arrivals there had been when the rate was changed, fractions included. */
    private double originCount;

    private double position;
    private long nextNanos;

    /**
     * Begins a schedule.
     *
     * @param originNanos when, by a monotonic clock
     */
    public ArrivalSchedule(ArrivalRate rate, ArrivalProcess process, long seed, long originNanos) {
        this.rate = rate;
        this.originNanos = originNanos;
        this.positions = process.positions(seed);
        advance();
    }

    /** Whether there will be no other arrival, unless the rate is changed. */
    public boolean isOver() {
        return nextNanos == Long.MAX_VALUE && rate.length().isPresent();
    }

    /** When the next arrival is intended; {@link Long#MAX_VALUE} if there is none. */
    public long nextNanos() {
        return nextNanos;
    }

    /** Goes on to the arrival after it. */
    public void advance() {
        position = positions.getAsDouble();
        nextNanos = timeOfNext();
    }

    /** From this time on users arrive at another rate; no arrival before it must be left. */
    public void change(ArrivalRate next, long nowNanos) {
        originCount += rate.countAt((nowNanos - originNanos) / NANOS_PER_SECOND);
        originNanos = nowNanos;
        rate = next;
        nextNanos = timeOfNext();
    }

    private long timeOfNext() {
        double seconds = rate.secondsOf(Math.max(0, position - originCount));
        return Double.isInfinite(seconds)
                ? Long.MAX_VALUE
                : originNanos + Math.round(seconds * NANOS_PER_SECOND);
    }
}
