package dev.acrida;

import java.time.Instant;

/**
 * Fired on the master when it answers a report: by that a worker knows that the master lives.
 *
 * @param environment the run
 * @param worker the name of the worker that is answered
 * @param time when, by the master's clock
 */
public record HeartbeatSent(Environment environment, String worker, Instant time)
        implements Event {}
