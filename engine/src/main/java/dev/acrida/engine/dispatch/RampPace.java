package dev.acrida.engine.dispatch;

/**
 * When users start, or end: the first at once or after a delay, then one every {@code 1 / rate}
 * seconds until the target is reached. A function of the elapsed time alone. Immutable.
 *
 * @param from users at the beginning, at least 0
 * @param target users at the end, at least 0; less than {@code from} for a ramp down
 * @param rate users per second, more than 0
 * @param delayNanos when the first change is due, at least 0
 */
public record RampPace(int from, int target, double rate, long delayNanos) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Checks the ranges. */
    public RampPace {
        if (from < 0 || target < 0) {
            throw new IllegalArgumentException(
                    "users of a ramp must be >= 0, were " + from + " to " + target);
        }
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("spawn rate must be > 0 users/s, was " + rate);
        }
        if (delayNanos < 0) {
            throw new IllegalArgumentException("delay must be >= 0 ns, was " + delayNanos);
        }
    }

    /** A ramp whose first change is due at once. */
    public RampPace(int from, int target, double rate) {
        this(from, target, rate, 0);
    }

    /**
     * The same after a ramp that was broken off: a ramp that is edited again and again shall not be
     * faster than its rate, so the first change waits its turn.
     *
     * @param sinceLastNanos the time since the last change, at least 0
     */
    public RampPace after(long sinceLastNanos) {
        double turn = NANOS_PER_SECOND / rate - sinceLastNanos;
        return new RampPace(from, target, rate, Math.max(0, Math.round(turn)));
    }

    /** How many users there should be, this long after the beginning. */
    public int usersAt(long elapsedNanos) {
        int changes = changesAt(elapsedNanos);
        return target >= from ? from + changes : from - changes;
    }

    /** When the ramp reaches its target, in nanoseconds after the beginning. */
    public long endNanos() {
        return changes() == 0 ? 0 : dueNanos(changes() - 1);
    }

    /** When the next user is due after this much time; the end of the ramp if none is. */
    public long nextDueNanos(long elapsedNanos) {
        return dueNanos(Math.min(changesAt(elapsedNanos), Math.max(0, changes() - 1)));
    }

    /** When the last change up to now was due; the first one, if there was none. */
    public long lastDueNanos(long elapsedNanos) {
        return dueNanos(Math.max(0, changesAt(elapsedNanos) - 1));
    }

    private int changes() {
        return Math.abs(target - from);
    }

    private int changesAt(long elapsedNanos) {
        double whole = Math.floor((elapsedNanos - delayNanos) * rate / NANOS_PER_SECOND);
        int changes = (int) Math.clamp(whole, 0, changes());
        // The division may be off by one rounding: dueNanos() alone decides.
        while (changes > 0 && dueNanos(changes - 1) > elapsedNanos) {
            changes--;
        }
        while (changes < changes() && dueNanos(changes) <= elapsedNanos) {
            changes++;
        }
        return changes;
    }

    /** When a change is due; the first has index 0. */
    private long dueNanos(int index) {
        return delayNanos + Math.round(index / rate * NANOS_PER_SECOND);
    }
}
