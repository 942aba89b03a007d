package dev.acrida.engine.dispatch;

/**
 * Where one user is. Immutable.
 *
 * @param worker that runs it
 * @param userClass simple name of its class
 */
public record Placement(String worker, String userClass) {}
