package dev.acrida;

/**
 * Fired when a test begins, before its first user.
 *
 * @param environment the run
 */
public record TestStart(Environment environment) implements Event {}
