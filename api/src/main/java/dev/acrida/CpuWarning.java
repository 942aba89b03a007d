package dev.acrida;

/**
 * Fired after {@link UsageMonitor} when this process used more than 90 % of its cores: response
 * times may then be the generator's rather than the server's.
 *
 * @param environment the run
 * @param cpuUsage as in {@link UsageMonitor}
 */
public record CpuWarning(Environment environment, double cpuUsage) implements Event {}
