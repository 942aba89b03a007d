package dev.acrida;

/**
 * Fired once, when the run is set up and before anything starts.
 *
 * @param environment the run
 */
public record Init(Environment environment) implements Event {}
