package dev.acrida.engine;

/**
 * How far a test has come that ends after so many iterations. Immutable.
 *
 * @param done have ended
 * @param of there will be in all
 */
public record IterationCount(long done, long of) {}
