package dev.acrida.stats;

import java.util.SortedSet;

/**
 * Exceptions that escaped from user code with one stack trace. Immutable.
 *
 * @param message the message of the first one
 * @param trace the stack trace that they share, as printed
 * @param count how many, at least 1
 * @param nodes the nodes where they were thrown; {@code local} for a run on one machine
 */
public record ExceptionStats(String message, String trace, long count, SortedSet<String> nodes) {}
