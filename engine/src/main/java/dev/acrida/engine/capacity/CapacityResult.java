package dev.acrida.engine.capacity;

import java.util.Optional;

/**
 * What is known of a capacity. Immutable.
 *
 * @param ending why the search ended, or {@link Ending#SEARCHING}
 * @param capacity the rate that holds as often as not: beyond it, it seldom does; arrivals per
 *     second
 * @param low the capacity is not below this, with the confidence that was asked for
 * @param high nor above this
 * @param highestHeld the highest rate that held, 0 if none did
 * @param knee the step beyond which response times grow faster than throughput, if any step counts
 */
public record CapacityResult(
        Ending ending,
        double capacity,
        double low,
        double high,
        double highestHeld,
        Optional<CapacityStep> knee) {
    /** Why a search ended. */
    public enum Ending {
        /** It has not. */
        SEARCHING,
        /** The capacity is known as exactly as was asked for. */
        FOUND,
        /** All steps are used up; the interval is wider than was asked for. */
        STEPS_USED,
        /** The highest rate that may be tried holds. */
        HOLDS_EVERYWHERE,
        /** The lowest rate that may be tried does not hold. */
        HOLDS_NOWHERE,
        /** The load generator is at its limit; the target may bear more than what held. */
        GENERATOR_LIMIT
    }
}
