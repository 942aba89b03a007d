package dev.acrida;

/**
 * Fired when a test is about to stop, before its users do.
 *
 * @param environment the run
 */
public record TestStopping(Environment environment) implements Event {}
