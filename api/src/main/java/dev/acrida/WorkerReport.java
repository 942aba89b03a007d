package dev.acrida;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fired on the master for each report of a worker, about once a second.
 *
 * @param environment the run
 * @param worker its name
 * @param payload what listeners of {@link ReportToMaster} had put in, as JSON has it: maps, lists,
 *     text, numbers; empty if they put in nothing
 */
public record WorkerReport(Environment environment, String worker, Map<String, Object> payload)
        implements Event {
    /** Copies the map. */
    public WorkerReport {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }
}
