package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.verdict.Judgement;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Where Prometheus scrapes a run: {@code /metrics} on an address of its own. Thread-safe. */
public final class PrometheusEndpoint implements AutoCloseable {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final HTTPServer server;
    private final ExecutorService threads;

    private PrometheusEndpoint(InetSocketAddress address) throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server =
                HTTPServer.builder()
                        .inetAddress(address.getAddress())
                        .port(address.getPort())
                        .registry(registry)
                        .executorService(threads)
                        .buildAndStart();
    }

    /**
     * Opens one on this address; until {@link #begin} it has nothing to tell.
     *
     * @param address with port 0 for any that is free
     * @throws UncheckedIOException if it is taken, or not of this machine
     */
    public static PrometheusEndpoint open(InetSocketAddress address) {
        try {
            return new PrometheusEndpoint(address);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the Prometheus endpoint must have a free address of this machine, but %s: %s"
                            .formatted(address, e.getMessage()),
                    e);
        }
    }

    /**
     * From now on it tells of this run; to be called once.
     *
     * @param judgement what is to be thought of the run so far
     */
    public void begin(Environment environment, Supplier<Judgement> judgement) {
        registry.register(new PrometheusMetrics(environment, judgement));
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Closes the address. Idempotent. */
    @Override
    public void close() {
        server.close();
        threads.close();
    }
}
