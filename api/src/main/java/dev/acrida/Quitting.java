package dev.acrida;

/**
 * Fired when the process is about to end, after the last sample; {@link Environment#exitCode(int)}
 * decides how.
 *
 * @param environment the run
 */
public record Quitting(Environment environment) implements Event {}
