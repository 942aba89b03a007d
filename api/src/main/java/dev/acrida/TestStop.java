package dev.acrida;

/**
 * Fired when a test has stopped and all its users have ended.
 *
 * @param environment the run
 */
public record TestStop(Environment environment) implements Event {}
