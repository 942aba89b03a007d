package dev.acrida.cli.run;

import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.log.Logging;
import dev.acrida.engine.Run;
import dev.acrida.http.HttpOptions;
import dev.acrida.metrics.OpenTelemetryExport;
import dev.acrida.metrics.PrometheusEndpoint;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Exports to Prometheus, to OpenTelemetry, or both. */
final class LiveExports implements Exports {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private final Optional<PrometheusEndpoint> prometheus;
    private final Optional<OpenTelemetryExport> openTelemetry;

    private LiveExports(
            Optional<PrometheusEndpoint> prometheus, Optional<OpenTelemetryExport> openTelemetry) {
        this.prometheus = prometheus;
        this.openTelemetry = openTelemetry;
    }

    /**
     * Begins to export.
     *
     * @throws java.io.UncheckedIOException if the endpoint's address cannot be had
     * @throws ConfigException if the environment says what OpenTelemetry does not know
     */
    static Exports open(ExportPlan plan, RunRecord.Facts facts) {
        LiveExports exports =
                new LiveExports(plan.prometheus().map(LiveExports::endpoint), Optional.empty());
        return plan.openTelemetry() ? exports.withOpenTelemetry(facts) : exports;
    }

    private static PrometheusEndpoint endpoint(InetSocketAddress address) {
        PrometheusEndpoint endpoint = PrometheusEndpoint.open(address);
        LOG.log(
                System.Logger.Level.INFO,
                "Prometheus can scrape port {0}: /metrics",
                Integer.toString(endpoint.port()));
        return endpoint;
    }

    private Exports withOpenTelemetry(RunRecord.Facts facts) {
        try {
            return new LiveExports(
                    prometheus,
                    Optional.of(OpenTelemetryExport.open(about(facts), Logging::hidden)));
        } catch (IllegalArgumentException e) {
            close();
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> about(RunRecord.Facts facts) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("service.version", facts.version());
        about.put("acrida.test", facts.test());
        Optional.ofNullable(facts.options().get("profile"))
                .ifPresent(profile -> about.put("profile", profile));
        return about;
    }

    @Override
    public HttpOptions trace(HttpOptions options) {
        return openTelemetry
                .map(OpenTelemetryExport::tracer)
                .map(options::withTracer)
                .orElse(options);
    }

    @Override
    public void begin(Run run) {
        prometheus.ifPresent(endpoint -> endpoint.begin(run.environment(), run::judgement));
        openTelemetry.ifPresent(export -> export.begin(run.environment(), run::judgement));
    }

    @Override
    public boolean wantsIntervals() {
        return openTelemetry.isPresent();
    }

    @Override
    public void add(Interval interval) {
        openTelemetry.ifPresent(export -> export.add(interval));
    }

    @Override
    public void close() {
        prometheus.ifPresent(PrometheusEndpoint::close);
        openTelemetry.ifPresent(OpenTelemetryExport::close);
    }
}
