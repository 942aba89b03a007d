package dev.acrida.cli.run;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What other systems are told while a run goes on. Immutable.
 *
 * @param prometheus where Prometheus may ask, if it may
 * @param openTelemetry whether metrics, traces and the log are sent to OpenTelemetry
 */
public record ExportPlan(Optional<InetSocketAddress> prometheus, boolean openTelemetry) {
    /** Nothing is told to anyone. */
    public static final ExportPlan NONE = new ExportPlan(Optional.empty(), false);

    /** Whether anything is told. */
    boolean any() {
        return openTelemetry || prometheus.isPresent();
    }
}
