package dev.acrida.engine.capacity;

/**
 * Between which rates a capacity is looked for, and how exactly. Immutable.
 *
 * @param from arrivals per second to begin with, more than 0
 * @param to the highest rate to try, more than {@code from}
 * @param precision the search may end when the interval reaches no further than this share to
 *     either side of its middle, for example 0.05
 * @param confidence with which the capacity is in the interval, for example 0.95
 * @param mostSteps after how many steps it ends in any case, at least 1
 */
public record CapacityPlan(
        double from, double to, double precision, double confidence, int mostSteps) {
    /** From 10/s to 100,000/s, to within 5 % at 95 % confidence, in at most 40 steps. */
    public static final CapacityPlan DEFAULT = new CapacityPlan(10, 100_000, 0.05, 0.95, 40);

    /** If the first rate does not hold, smaller ones are tried down to this part of it. */
    private static final double LOWEST_PART = 1 / 128.0;

    /** Checks the ranges. */
    public CapacityPlan {
        if (!(from > 0) || !(to > from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException(
                    "rates must be such that 0 < from < to, were from %s to %s"
                            .formatted(from, to));
        }
        within("precision", precision, 0.5);
        within("confidence", confidence, 1);
        if (mostSteps < 1) {
            throw new IllegalArgumentException("steps must be >= 1, were " + mostSteps);
        }
    }

    /** The same between other rates. */
    public CapacityPlan withRates(double from, double to) {
        return new CapacityPlan(from, to, precision, confidence, mostSteps);
    }

    /** The same with another precision. */
    public CapacityPlan withPrecision(double precision) {
        return new CapacityPlan(from, to, precision, confidence, mostSteps);
    }

    /** The same with another number of steps at most. */
    public CapacityPlan withMostSteps(int mostSteps) {
        return new CapacityPlan(from, to, precision, confidence, mostSteps);
    }

    /** The lowest rate to try. */
    public double lowest() {
        return from * LOWEST_PART;
    }

    private static void within(String name, double value, double below) {
        if (!(value > 0 && value < below)) {
            throw new IllegalArgumentException(
                    "%s must be above 0 and below %s, was %s".formatted(name, below, value));
        }
    }
}
