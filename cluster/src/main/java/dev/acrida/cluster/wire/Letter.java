package dev.acrida.cluster.wire;

/**
 * A message of the test's own on its way.
 *
 * @param number later ones have greater ones, those of a sender that was started anew too
 * @param type as the test calls it
 * @param json its payload
 */
public record Letter(long number, String type, String json) {}
