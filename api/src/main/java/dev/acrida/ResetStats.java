package dev.acrida;

/**
 * Fired when the statistics have been begun anew: by {@code --reset-stats} at the end of the ramp,
 * or by {@link Environment#resetStats()}.
 *
 * @param environment the run
 */
public record ResetStats(Environment environment) implements Event {}
