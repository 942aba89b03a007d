package dev.acrida;

/**
 * Fired at the end of each ramp, when all users asked for are running.
 *
 * @param environment the run
 * @param userCount how many users are running
 */
public record SpawningComplete(Environment environment, int userCount) implements Event {}
