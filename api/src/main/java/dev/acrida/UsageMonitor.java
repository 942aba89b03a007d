package dev.acrida;

/**
 * Fired every ten seconds on each node, on the run's thread.
 *
 * @param environment the run
 * @param cpuUsage of this process over the last ten seconds, 0..100: 100 is every core that it may
 *     use (in Locust, where a process uses one core, 100 is one core)
 * @param memoryUsage bytes of this process in memory (its resident set); where the system does not
 *     tell, what the JVM has reserved
 */
public record UsageMonitor(Environment environment, double cpuUsage, long memoryUsage)
        implements Event {}
