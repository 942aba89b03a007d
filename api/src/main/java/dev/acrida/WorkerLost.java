package dev.acrida;

/**
 * Fired on the master when nothing was heard of a worker for too long: others take its users.
 *
 * @param environment the run
 * @param worker its name
 */
public record WorkerLost(Environment environment, String worker) implements Event {}
