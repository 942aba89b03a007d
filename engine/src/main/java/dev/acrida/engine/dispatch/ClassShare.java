package dev.acrida.engine.dispatch;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How many of the users a class gets. Immutable.
 *
 * @param name of the class, unique
 * @param weight relative to the other classes; 0 for none
 * @param fixedCount exactly this many users instead of a share, if more than 0
 */
public record ClassShare(String name, double weight, int fixedCount) {
    /** Checks the ranges. */
    public ClassShare {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight of " + name + " must be >= 0, was " + weight);
        }
        if (fixedCount < 0) {
            throw new IllegalArgumentException(
                    "fixed count of " + name + " must be >= 0, was " + fixedCount);
        }
    }

    /** The same with this weight and this fixed count, where they are given. */
    public ClassShare with(OptionalDouble weight, OptionalInt fixedCount) {
        return new ClassShare(name, weight.orElse(this.weight), fixedCount.orElse(this.fixedCount));
    }

    /** Whether the class can get any user at all. */
    public boolean wantsUsers() {
        return isFixed() || weight > 0;
    }

    /** Whether the class gets a fixed number of users. */
    public boolean isFixed() {
        return fixedCount > 0;
    }
}
