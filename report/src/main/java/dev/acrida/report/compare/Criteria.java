package dev.acrida.report.compare;

import java.time.Duration;

/**
 * When a change counts. Immutable.
 *
 * @param confidence of all statements together, within 0.5..0.9999, for example 0.95
 * @param smallestEffect changes below it do not matter, for example 0.05 for five percent
 * @param skip how much of each run's beginning does not take part, for example its ramp
 * @param seed of the bootstrap, so that a comparison can be repeated
 */
public record Criteria(double confidence, double smallestEffect, Duration skip, long seed) {
    /** 95 % confidence, changes of 5 % and more, the whole run. */
    public static final Criteria DEFAULT = new Criteria(0.95, 0.05, Duration.ZERO, 1);

    /** Checks the ranges. */
    public Criteria {
        if (!(confidence >= 0.5 && confidence <= 0.9999)) {
            throw new IllegalArgumentException(
                    "confidence must be within 0.5..0.9999, was " + confidence);
        }
        if (!(smallestEffect >= 0)) {
            throw new IllegalArgumentException(
                    "smallest effect must be >= 0, was " + smallestEffect);
        }
    }
}
