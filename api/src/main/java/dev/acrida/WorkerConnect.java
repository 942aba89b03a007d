package dev.acrida;

/**
 * Fired on the master when a worker has joined, or is back after it was lost, and is ready for
 * users.
 *
 * @param environment the run
 * @param worker its name
 * @param index its number, from 0
 */
public record WorkerConnect(Environment environment, String worker, int index) implements Event {}
