package dev.acrida;

import java.time.Instant;

/**
 * Fired on a worker when the master has answered its report.
 *
 * @param environment the run
 * @param worker this worker's name
 * @param time when, by the worker's clock
 */
public record HeartbeatReceived(Environment environment, String worker, Instant time)
        implements Event {}
