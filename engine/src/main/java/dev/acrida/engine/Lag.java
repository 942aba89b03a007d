package dev.acrida.engine;

/**
 * How much later than intended something began. Immutable.
 *
 * @param nanos in all, at least 0
 * @param lateNanos as much of it as is the generator's own fault, at least 0
 */
record Lag(long nanos, long lateNanos) {}
