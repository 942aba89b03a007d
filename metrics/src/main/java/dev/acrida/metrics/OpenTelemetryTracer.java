package dev.acrida.metrics;

import dev.acrida.Response;
import dev.acrida.spi.RequestTracer;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Makes a span of each request that is sampled, named as OpenTelemetry names those of HTTP. */
final class OpenTelemetryTracer implements RequestTracer {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@]*@");

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    OpenTelemetryTracer(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Trace begin(EntryKey key, String method, String url) {
        long started = epochNanos(Instant.now());
        SpanBuilder builder =
                tracer.spanBuilder(key.toString())
                        .setNoParent()
                        .setSpanKind(SpanKind.CLIENT)
                        .setStartTimestamp(started, TimeUnit.NANOSECONDS)
                        .setAttribute("http.request.method", method)
                        .setAttribute("url.full", USER_INFO.matcher(url).replaceAll(""));
        Span span = builder.startSpan();
        return span.getSpanContext().isSampled()
                ? new Followed(span, started, headers(span))
                : Trace.NONE;
    }

    private Map<String, String> headers(Span span) {
        Map<String, String> headers = new HashMap<>();
        propagator.inject(
                Context.root().with(span),
                headers,
                (carrier, name, value) -> headers.put(name, value));
        return headers;
    }

    private static long epochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    private record Followed(Span span, long started, Map<String, String> headers) implements Trace {
        @Override
        public void end(Sample sample, Optional<Response> response) {
            span.updateName(sample.key().toString());
            response.ifPresent(this::describe);
            if (sample.failed()) {
                span.setStatus(StatusCode.ERROR, sample.error());
                span.setAttribute("error.type", errorType(sample, response));
            }
            if (sample.responseNanos() == Sample.NO_TIME) {
                span.end();
            } else {
                span.end(started + sample.responseNanos(), TimeUnit.NANOSECONDS);
            }
        }

        /** A status where it is one that tells, as the convention has it. */
        private static String errorType(Sample sample, Optional<Response> response) {
            return response.map(Response::status)
                    .filter(status -> status >= 400)
                    .map(String::valueOf)
                    .orElse(sample.error());
        }

        private void describe(Response response) {
            if (response.status() > 0) {
                span.setAttribute("http.response.status_code", (long) response.status());
            }
            if (!response.protocol().isEmpty()) {
                span.setAttribute(
                        "network.protocol.version",
                        response.protocol().substring("HTTP/".length()));
            }
            if (response.retries() > 0) {
                span.setAttribute("http.request.resend_count", (long) response.retries());
            }
            span.setAttribute("acrida.first_byte", response.timings().firstByte().toNanos() / 1e9);
        }

        @Override
        public void lost() {
            span.setStatus(StatusCode.ERROR, "the user was stopped before the answer");
            span.end();
        }
    }
}
