package dev.acrida.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real server that answers as told and keeps what it received. Thread-safe. */
final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A request as it arrived; {@code target} is path and query as sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {
        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What a path is answered with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(int status, Map<String, List<String>> headers, byte[] body) {
        static Reply of(int status) {
            return text(status, "");
        }

        static Reply text(int status, String body) {
            return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply redirect(int status, String location) {
            return of(status).with("Location", location);
        }

        Reply with(String name, String... values) {
            Map<String, List<String>> all = new ConcurrentHashMap<>(headers);
            all.put(name, List.of(values));
            return new Reply(status, all, body);
        }

        Reply withBody(byte[] bytes) {
            return new Reply(status, headers, bytes);
        }
    }

    TestServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("a loopback port must be free", e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(
                    new Received(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readAllBytes()));
            Reply reply =
                    replies.getOrDefault(
                            exchange.getRequestURI().getPath(), Reply.text(200, "hello"));
            exchange.getResponseHeaders().putAll(reply.headers());
            boolean empty = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
            if (!empty) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    /** Answers a path; all others are answered with 200 and "hello". */
    void on(String path, Reply reply) {
        replies.put(path, reply);
    }

    /** All requests up to now, oldest first. */
    List<Received> received() {
        return List.copyOf(received);
    }

    Received last() {
        return received.getLast();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Its address by number. */
    String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
