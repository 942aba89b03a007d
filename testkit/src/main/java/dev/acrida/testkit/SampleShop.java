package dev.acrida.testkit;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A small shop to aim load tests at: products, carts, orders and logins, beside pages that are
 * slow, large, compressed, redirected or wrong. It counts what it receives, so that a test can
 * compare both sides. Thread-safe.
 *
 * <p>{@code GET /__counts} serves {@link #counts()} as JSON and {@code POST /__counts/reset} starts
 * them anew; neither is counted. Wrong input is answered with a status of 4xx and a JSON object
 * that has the field {@code error}.
 */
public final class SampleShop implements AutoCloseable {
    /** Held, since JUL forgets loggers, and their levels, that nobody holds. */
    private static final Logger SERVER_LOG = Logger.getLogger("io.helidon");

    private static final long MAX_BODY = 64L << 20;
    private static final int MAX_HEAD = 64 << 10;
    private static final int BACKLOG = 4096;

    private final ShopOptions options;
    private final Desk desk;
    private final WebServer server;

    private SampleShop(ShopOptions options) {
        this.options = options;
        var sockets = new AcceptedSockets(options.resetEvery() > 0);
        this.desk = new Desk(options, sockets);
        this.server = server(options, sockets, routing());
    }

    /** Starts a shop with the {@linkplain ShopOptions#DEFAULT default options}. */
    public static SampleShop start() {
        return start(ShopOptions.DEFAULT);
    }

    /** Starts a shop on a port of the loopback address; 0 for any free one. */
    public static SampleShop start(int port) {
        return start(ShopOptions.DEFAULT.withPort(port));
    }

    /**
     * Starts a shop; it listens when this returns.
     *
     * @throws RuntimeException if the address cannot be listened on
     */
    public static SampleShop start(ShopOptions options) {
        if (SERVER_LOG.getLevel() == null) {
            SERVER_LOG.setLevel(Level.WARNING);
        }
        var shop = new SampleShop(options);
        shop.server.start();
        return shop;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Its address without a path, such as {@code http://127.0.0.1:8000}. */
    public URI uri() {
        String scheme = options.tls() ? "https" : "http";
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create(scheme + "://" + host + ":" + port());
    }

    /** What it has received and answered since its start, or since the counts were reset. */
    public ShopCounts counts() {
        return desk.counts();
    }

    /** Starts the counts anew. */
    public void resetCounts() {
        desk.resetCounts();
    }

    /** The last requests, oldest first, as many as {@link ShopOptions#recentLimit()}. */
    public List<ReceivedRequest> recent() {
        return desk.recent();
    }

    /** Stops listening and ends the connections; the counts stay readable. */
    @Override
    public void close() {
        server.stop();
    }

    private HttpRouting.Builder routing() {
        HttpRouting.Builder routing = HttpRouting.builder();
        Endpoint counts = _ -> Reply.of(200, "application/json", counts().toJson());
        Endpoint reset =
                _ -> {
                    resetCounts();
                    return Reply.status(204);
                };
        routing.get("/__counts", (req, res) -> desk.serveAside(counts, req, res));
        routing.post("/__counts/reset", (req, res) -> desk.serveAside(reset, req, res));
        var routes = new Routes(routing, desk);
        CatalogRoutes.addTo(routes);
        new SessionRoutes().addTo(routes);
        new TokenRoutes().addTo(routes);
        ApiRoutes.addTo(routes, options.slowDelay());
        ProbeRoutes.addTo(routes);
        EncodingRoutes.addTo(routes);
        routes.close();
        return routing;
    }

    private static WebServer server(
            ShopOptions options, AcceptedSockets sockets, HttpRouting.Builder routing) {
        Http1Config http1 =
                Http1Config.builder().maxHeadersSize(MAX_HEAD).maxPrologueLength(MAX_HEAD).build();
        var builder =
                WebServer.builder()
                        .host(options.host())
                        .port(options.port())
                        .backlog(BACKLOG)
                        .maxPayloadSize(MAX_BODY)
                        .shutdownHook(false)
                        .shutdownGracePeriod(Duration.ofMillis(100))
                        .connectionOptions((SocketOptions) sockets)
                        .protocolsDiscoverServices(false)
                        .addProtocol(http1)
                        .routing(routing);
        if (options.http2()) {
            builder.addProtocol(Http2Config.create());
        }
        if (options.tls()) {
            builder.tls(Tls.builder().sslContext(TestCertificate.serverContext()).build());
        }
        return builder.build();
    }
}
