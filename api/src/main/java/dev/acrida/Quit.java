package dev.acrida;

/**
 * Fired last, just before the process ends.
 *
 * @param exitCode what it will end with
 */
public record Quit(int exitCode) implements Event {}
