package dev.acrida.web.desk;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How users arrive. Immutable.
 *
 * @param rate as on the command line, such as {@code 200/s} or {@code 0..500/s over 2m}
 * @param process {@code uniform} or {@code poisson}
 * @param maxUsers how many of them there are at most
 */
public record ArrivalOrder(String rate, Optional<String> process, OptionalInt maxUsers) {}
