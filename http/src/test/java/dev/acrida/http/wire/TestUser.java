package dev.acrida.http.wire;

import dev.acrida.HttpSettings;
import dev.acrida.Timeouts;
import dev.acrida.testkit.ScriptedServer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One user with a wire of its own, who visits one server. */
final class TestUser implements AutoCloseable {
    static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final Wire wire;
    private UserConnections connections;
    private final Origin origin;
    private Timeouts timeouts = PATIENT;
    private String path = "/path";

    TestUser(WireOptions options, Origin origin) {
        this(Wire.open(options), origin);
    }

    TestUser(Wire wire, Origin origin) {
        this(wire, origin, HttpSettings.DEFAULT);
    }

    TestUser(Wire wire, Origin origin, HttpSettings settings) {
        this.wire = wire;
        this.connections = wire.connections(settings);
        this.origin = origin;
    }

    static TestUser of(ScriptedServer server) {
        return new TestUser(WireOptions.DEFAULT, origin(server));
    }

    static Origin origin(ScriptedServer server) {
        boolean tls = "https".equals(server.uri().getScheme());
        return new Origin(tls, "127.0.0.1", server.port());
    }

    TestUser with(Timeouts timeouts) {
        this.timeouts = timeouts;
        return this;
    }

    TestUser with(HttpSettings settings) {
        this.connections = wire.connections(settings);
        return this;
    }

    TestUser at(String path) {
        this.path = path;
        return this;
    }

    WireResponse get() throws WireFailure {
        return send("GET", "", RequestBody.NONE);
    }

    WireResponse post(RequestBody body) throws WireFailure {
        String length =
                body.length() < 0
                        ? "Transfer-Encoding: chunked\r\n"
                        : "Content-Length: " + body.length() + "\r\n";
        return send("POST", length, body);
    }

    WireResponse send(String method, String headers, RequestBody body) throws WireFailure {
        byte[] head = bytes(method + " " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n");
        WireRequest request = new WireRequest(head, head.length, body, "HEAD".equals(method));
        long deadline = System.nanoTime() + timeouts.total().toNanos();
        return connections.exchange(origin, request, timeouts, deadline);
    }

    /** Whether a kept connection is still open, as far as the loop knows. */
    boolean keepsOpenConnection() {
        return connections.hasOpenIdle();
    }

    void closeIdle() {
        connections.closeIdle();
    }

    void forgetAddresses() {
        connections.forgetAddresses(origin);
    }

    Wire wire() {
        return wire;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        connections.close();
        wire.close();
    }
}
