package dev.acrida.engine.arrival;

import java.util.Optional;

/**
 * Something about shared arrivals that is different from a time on. Immutable.
 *
 * @param number from 1; the next one has the next
 * @param atNanos since when, after the beginning of the arrivals; not before the one before
 * @param stream has another rate, or is new
 * @param turn which arrivals are for the process that is told
 */
public record ArrivalChange(
        long number, long atNanos, Optional<StreamRate> stream, Optional<Turn> turn) {}
