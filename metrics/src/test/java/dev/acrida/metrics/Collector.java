package dev.acrida.metrics;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Receives what OpenTelemetry exports by OTLP over HTTP, and keeps it. Thread-safe. */
final class Collector implements AutoCloseable {
    final List<Resource> resources = new CopyOnWriteArrayList<>();
    final List<Metric> metrics = new CopyOnWriteArrayList<>();
    final List<Span> spans = new CopyOnWriteArrayList<>();
    final List<LogRecord> logs = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/metrics", exchange -> answer(exchange, this::metrics));
        server.createContext("/v1/traces", exchange -> answer(exchange, this::traces));
        server.createContext("/v1/logs", exchange -> answer(exchange, this::logs));
        server.start();
    }

    private interface Reader {
        void read(byte[] body) throws InvalidProtocolBufferException;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A metric as it was sent last. */
    Metric metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(name))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("no metric " + name + " in " + metrics));
    }

    static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                each ->
                                        each.getValue().hasIntValue()
                                                ? "" + each.getValue().getIntValue()
                                                : each.getValue().getStringValue()));
    }

    private void metrics(byte[] body) throws InvalidProtocolBufferException {
        ExportMetricsServiceRequest.parseFrom(body)
                .getResourceMetricsList()
                .forEach(
                        each -> {
                            resources.add(each.getResource());
                            each.getScopeMetricsList()
                                    .forEach(scope -> metrics.addAll(scope.getMetricsList()));
                        });
    }

    private void traces(byte[] body) throws InvalidProtocolBufferException {
        ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                .flatMap(each -> each.getScopeSpansList().stream())
                .forEach(scope -> spans.addAll(scope.getSpansList()));
    }

    private void logs(byte[] body) throws InvalidProtocolBufferException {
        ExportLogsServiceRequest.parseFrom(body).getResourceLogsList().stream()
                .flatMap(each -> each.getScopeLogsList().stream())
                .forEach(scope -> logs.addAll(scope.getLogRecordsList()));
    }

    private static void answer(HttpExchange exchange, Reader reader) throws IOException {
        try (exchange) {
            reader.read(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
