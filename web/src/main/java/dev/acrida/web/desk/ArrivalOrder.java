package dev.acrida.web.desk;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How users arrive. Immutable.
 *
 * @param rate as on the command line, such as {@code 200/s} or {@code 0..500/s over 2m}; empty if
 *     nobody arrives, whatever the command line says
 * @param process {@code uniform} or {@code poisson}
 * @param maxUsers how many of them there are at most
 */
public record ArrivalOrder(String rate, Optional<String> process, OptionalInt maxUsers) {
    /** Nobody arrives: all users are there all the time. */
    public static final ArrivalOrder NONE =
            new ArrivalOrder("", Optional.empty(), OptionalInt.empty());

    /** Whether anybody arrives. */
    public boolean any() {
        return !rate.isEmpty();
    }
}
