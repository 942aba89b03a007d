package dev.acrida.engine;

import java.util.OptionalLong;

/**
 * How much and how fast users work, whatever their classes say. Immutable.
 *
 * @param thinkTimeFactor all wait times are multiplied by this, at least 0
 * @param iterations the test ends when so many task methods have run in all
 * @param userIterations a user ends when it has run so many; wins over its class's annotation
 */
public record UserRules(
        double thinkTimeFactor, OptionalLong iterations, OptionalLong userIterations) {
    /** As the classes say. */
    public static final UserRules DEFAULT =
            new UserRules(1, OptionalLong.empty(), OptionalLong.empty());

    /** Checks the ranges. */
    public UserRules {
        if (!(thinkTimeFactor >= 0) || Double.isInfinite(thinkTimeFactor)) {
            throw new IllegalArgumentException(
                    "think-time factor must be >= 0, was " + thinkTimeFactor);
        }
        check("iterations", iterations);
        check("iterations of a user", userIterations);
    }

    /** The same with this factor. */
    public UserRules withThinkTimeFactor(double factor) {
        return new UserRules(factor, iterations, userIterations);
    }

    /** The same with so many iterations in all. */
    public UserRules withIterations(long number) {
        return new UserRules(thinkTimeFactor, OptionalLong.of(number), userIterations);
    }

    /** The same with so many iterations of each user. */
    public UserRules withUserIterations(long number) {
        return new UserRules(thinkTimeFactor, iterations, OptionalLong.of(number));
    }

    private static void check(String what, OptionalLong limit) {
        if (limit.isPresent() && limit.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    what + " must be at least 1, were " + limit.getAsLong());
        }
    }
}
