package dev.acrida.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.spi.RequestTracer;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;

import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

@Timeout(60)
class OpenTelemetryExportTest {
    private static final EntryKey HOME = new EntryKey("GET", "/");

    private final Collector collector = new Collector();

    OpenTelemetryExportTest() throws IOException {}

    @AfterEach
    void close() {
        collector.close();
    }

    @Test
    void everyRequestIsInTheMetricsAlsoOfARunThatEndsAtOnce() {
        StillRun run = new StillRun();
        try (OpenTelemetryExport export = open()) {
            export.begin(run, run::judgement);
            run.sample("/a", 5, Sample.OK).sample("/a", 300, "HTTP 500");
            export.add(run.recorder.tick());
            run.sample("/a", 70, Sample.OK);
            export.add(run.recorder.tick());
        }

        List<HistogramDataPoint> durations =
                collector.metric("acrida.client.duration").getHistogram().getDataPointsList();
        assertThat(durations).hasSize(1);
        assertThat(durations.getFirst().getCount()).isEqualTo(3);
        assertThat(durations.getFirst().getSum()).isBetween(0.374, 0.376);
        assertThat(Collector.texts(durations.getFirst().getAttributesList()))
                .isEqualTo(Map.of("type", "GET", "name", "/a"));
        var failed = collector.metric("acrida.client.failures").getSum().getDataPoints(0);
        assertThat(failed.getAsInt()).isEqualTo(1);
        assertThat(Collector.texts(failed.getAttributesList()))
                .containsEntry("error.type", "HTTP 500");
        assertThat(sum("acrida.client.response.size")).isEqualTo(300);
        assertThat(sum("acrida.requests.issued")).isEqualTo(3);
        assertThat(gauge("acrida.users.count")).isEqualTo(7);
        assertThat(gauge("acrida.requests.in_flight")).isZero();
        assertThat(Collector.texts(collector.resources.getFirst().getAttributesList()))
                .containsEntry("service.name", "acrida")
                .containsEntry("acrida.test", "Shopper");
    }

    @Test
    void arrivalsLatenessAndTheVerdictAreMetrics() {
        StillRun run = new StillRun();
        try (OpenTelemetryExport export = open()) {
            export.begin(run, run::judgement);
            run.late("/a", 40, 30).dropped();
            run.judged(Check.of(Concern.DROPPED_ARRIVALS, 50), "rps < 100", 120);
            export.add(run.recorder.tick());
        }

        assertThat(sum("acrida.arrivals.due")).isEqualTo(2);
        assertThat(sum("acrida.arrivals.started")).isEqualTo(1);
        assertThat(sum("acrida.arrivals.dropped")).isEqualTo(1);
        assertThat(time("acrida.client.lateness").getSum()).isBetween(0.0299, 0.0301);
        assertThat(time("acrida.client.duration_from_intended_start").getSum())
                .isBetween(0.0699, 0.0701);
        assertThat(gauge("acrida.verdict")).isEqualTo(2);
        assertThat(value("acrida.check", "concern")).isEqualTo(Map.of("dropped_arrivals", 50.0));
        assertThat(value("acrida.threshold.passed", "fail_if"))
                .isEqualTo(Map.of("rps < 100", 1.0));
    }

    @Test
    void aSampledRequestIsASpanWhoseTraceTheServerIsTold() {
        Map<String, String> headers;
        try (OpenTelemetryExport export = open()) {
            RequestTracer.Trace trace =
                    export.tracer().begin(HOME, "GET", "http://me:secret@shop/?x=1");
            headers = trace.headers();
            trace.end(new Sample(HOME, 20_000_000, 0, "HTTP 503: down"), Optional.empty());
        }

        Span span = collector.spans.getFirst();
        assertThat(headers.get("traceparent"))
                .matches(
                        "00-%s-%s-0[13]" // sampled, and perhaps random
                                .formatted(
                                        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                                        HexFormat.of().formatHex(span.getSpanId().toByteArray())));
        assertThat(span.getName()).isEqualTo("GET /");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(20_000_000);
        assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(Collector.texts(span.getAttributesList()))
                .containsEntry("url.full", "http://shop/?x=1")
                .containsEntry("http.request.method", "GET")
                .containsEntry("error.type", "HTTP 503: down");
    }

    @Test
    void whatTheSamplerLeavesOutCostsAndSendsNothing() {
        try (OpenTelemetryExport export = open("otel.traces.sampler", "always_off")) {
            assertThat(export.tracer().begin(HOME, "GET", "http://shop/"))
                    .isSameAs(RequestTracer.Trace.NONE);
        }
        assertThat(collector.spans).isEmpty();
    }

    @Test
    void theLogIsSentWithoutSecrets() {
        Logger log = Logger.getLogger("acrida.test");
        try (OpenTelemetryExport export = open()) {
            assertThat(export).isNotNull();
            log.log(Level.WARNING, "the password {0} is wrong", "geheim");
            log.log(Level.SEVERE, "failed", new IllegalStateException("geheim"));
        }
        log.warning("too late");

        assertThat(collector.logs.stream().map(each -> each.getBody().getStringValue()))
                .contains("the password *** is wrong", "failed")
                .doesNotContain("too late");
        assertThat(collector.logs.toString())
                .contains("SEVERITY_NUMBER_WARN", "java.lang.IllegalStateException: ***")
                .doesNotContain("geheim");
    }

    @Test
    void aValueThatOpenTelemetryDoesNotKnowIsRefusedInOneLine() {
        assertThatThrownBy(() -> open("otel.exporter.otlp.protocol", "grpc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http/protobuf");
    }

    private HistogramDataPoint time(String name) {
        return collector.metric(name).getHistogram().getDataPoints(0);
    }

    private Map<String, Double> value(String name, String attribute) {
        return collector.metric(name).getGauge().getDataPointsList().stream()
                .collect(
                        Collectors.toMap(
                                point ->
                                        Collector.texts(point.getAttributesList())
                                                .getOrDefault(attribute, ""),
                                NumberDataPoint::getAsDouble));
    }

    private long sum(String name) {
        return collector.metric(name).getSum().getDataPoints(0).getAsInt();
    }

    private long gauge(String name) {
        return collector.metric(name).getGauge().getDataPoints(0).getAsInt();
    }

    private OpenTelemetryExport open() {
        return open("otel.metric.export.interval", "60000");
    }

    private OpenTelemetryExport open(String property, String value) {
        return OpenTelemetryExport.open(
                Map.of("acrida.test", "Shopper"),
                line -> line.replace("geheim", "***"),
                Map.of("otel.exporter.otlp.endpoint", collector.endpoint(), property, value));
    }
}
