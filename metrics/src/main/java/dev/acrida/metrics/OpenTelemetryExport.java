package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.spi.RequestTracer;
import dev.acrida.stats.Interval;
import dev.acrida.verdict.Judgement;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;

/**
 * Sends a run's metrics, traces of its requests, and its log to OpenTelemetry, as the standard
 * environment variables say: {@code OTEL_EXPORTER_OTLP_ENDPOINT}, {@code OTEL_TRACES_SAMPLER} and
 * the others. Thread-safe.
 */
public final class OpenTelemetryExport implements AutoCloseable {
    static final String SCOPE = "dev.acrida";

    /** What the JDK's client speaks; gRPC would need another. */
    private static final String PROTOCOL = "http/protobuf";

    private static final Map<String, String> DEFAULTS =
            Map.of("otel.service.name", "acrida", "otel.exporter.otlp.protocol", PROTOCOL);

    private static final long LONGEST_FLUSH_SECONDS = 10;

    private final OpenTelemetrySdk sdk;
    private final OpenTelemetryMetrics metrics;
    private final OpenTelemetryLog log;

    private OpenTelemetryExport(OpenTelemetrySdk sdk, UnaryOperator<String> hide) {
        this.sdk = sdk;
        this.metrics = new OpenTelemetryMetrics(sdk.getMeterProvider().get(SCOPE));
        this.log = new OpenTelemetryLog(sdk.getSdkLoggerProvider(), hide);
        Logger.getLogger("").addHandler(log);
    }

    /**
     * Begins to export, as this process's environment says.
     *
     * @param about the run, in attributes of everything that is sent
     * @param hide takes secrets out of a line of the log
     * @throws IllegalArgumentException if a variable has a value that it cannot have
     */
    public static OpenTelemetryExport open(Map<String, String> about, UnaryOperator<String> hide) {
        return open(about, hide, Map.of());
    }

    /** The same where these variables' properties override those of the process. */
    static OpenTelemetryExport open(
            Map<String, String> about, UnaryOperator<String> hide, Map<String, String> properties) {
        try {
            OpenTelemetrySdk sdk =
                    AutoConfiguredOpenTelemetrySdk.builder()
                            .addPropertiesSupplier(() -> DEFAULTS)
                            .addPropertiesCustomizer(config -> properties)
                            .addResourceCustomizer(
                                    (resource, config) -> resource.merge(resource(about)))
                            .disableShutdownHook()
                            .build()
                            .getOpenTelemetrySdk();
            return new OpenTelemetryExport(sdk, hide);
        } catch (ConfigurationException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "--otel: the environment's OTEL_… variables must be as OpenTelemetry defines"
                            + " them, and OTLP goes by http/protobuf: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Resource resource(Map<String, String> about) {
        AttributesBuilder attributes = Attributes.builder();
        about.forEach(attributes::put);
        return Resource.create(attributes.build());
    }

    /** Follows requests, as far as they are sampled. */
    public RequestTracer tracer() {
        return new OpenTelemetryTracer(
                sdk.getSdkTracerProvider().get(SCOPE), sdk.getPropagators().getTextMapPropagator());
    }

    /**
     * From now on it tells of this run; to be called once.
     *
     * @param judgement what is to be thought of the run so far
     */
    public void begin(Environment environment, Supplier<Judgement> judgement) {
        ObservedRun.watch(sdk.getMeterProvider().get(SCOPE), environment, judgement);
    }

    /** Adds what was recorded in about a second; does not block. */
    public void add(Interval interval) {
        metrics.add(interval);
    }

    /** Sends what is left, for ten seconds at most. Idempotent. */
    @Override
    public void close() {
        Logger.getLogger("").removeHandler(log);
        metrics.close();
        sdk.shutdown().join(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS);
    }
}
