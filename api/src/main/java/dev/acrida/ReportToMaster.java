package dev.acrida;

import java.util.Map;

/**
 * Fired on a worker before each of its reports, about once a second and once in the end. What
 * listeners put into the payload arrives at the master as {@link WorkerReport}: once, in order,
 * also if connections break meanwhile.
 *
 * @param environment the run
 * @param worker this worker's name
 * @param payload to be filled, with values that can be JSON
 */
public record ReportToMaster(Environment environment, String worker, Map<String, Object> payload)
        implements Event {}
