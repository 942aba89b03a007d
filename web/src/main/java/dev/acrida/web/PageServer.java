package dev.acrida.web;

import dev.acrida.engine.Run;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.feed.Journal;
import dev.acrida.web.feed.LiveFeed;
import dev.acrida.web.guard.Access;
import dev.acrida.web.guard.Guard;
import dev.acrida.web.route.Routes;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves the page of a run and its HTTP interface. Thread-safe. */
public final class PageServer implements AutoCloseable {
    /** Held, since JUL forgets loggers, and their levels, that nobody holds. */
    private static final Logger SERVER_LOG = Logger.getLogger("io.helidon");

    private static final Duration LONGEST_GOODBYE = Duration.ofMillis(300);

    /** Far more than any route reads: what goes beyond is cut off without an answer. */
    private static final long LONGEST_BODY = 8 << 20;

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin");

    private final PageSettings settings;
    private final LiveFeed feed;
    private final WebServer server;

    private PageServer(PageSettings settings, LiveFeed feed, WebServer server) {
        this.settings = settings;
        this.feed = feed;
        this.server = server;
    }

    /**
     * Starts a server; it listens when this returns.
     *
     * @param run that the page drives
     * @param journal that is told of all that the run records
     * @param desk that carries out what is ordered
     * @throws PageException if the address cannot be listened on, or the certificate not be read
     */
    public static PageServer open(PageSettings settings, Run run, Journal journal, TestDesk desk) {
        if (SERVER_LOG.getLevel() == null) {
            SERVER_LOG.setLevel(Level.WARNING);
        }
        journal.listen(run);
        LiveFeed feed = LiveFeed.open(run, journal, desk, settings.percentiles());
        Guard guard =
                Guard.of(settings.access(), settings.host(), settings.names(), settings.port());
        Routes routes =
                new Routes(
                        run,
                        desk,
                        feed,
                        journal,
                        guard,
                        settings.basePath(),
                        settings.tls().isPresent(),
                        settings.allowGetControl());
        try {
            WebServer server = server(settings, routes);
            requireFree(settings);
            server.start();
            return new PageServer(settings, feed, server);
        } catch (RuntimeException e) {
            feed.close();
            throw PageException.of(settings, e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The address of the page, for a browser on this machine; without a token. */
    public String address() {
        String host = isForAll(settings.host()) ? localName() : settings.host();
        return "%s://%s:%d%s/"
                .formatted(
                        settings.tls().isPresent() ? "https" : "http",
                        host.contains(":") ? "[" + host + "]" : host,
                        port(),
                        settings.basePath());
    }

    /** The same, with the token if one is needed. */
    public String addressWithToken() {
        return settings.access() instanceof Access.Token token
                ? address() + "?token=" + token.text()
                : address();
    }

    /** Ends all streams and stops listening. Idempotent. */
    @Override
    public void close() {
        feed.close();
        server.stop();
    }

    private static WebServer server(PageSettings settings, Routes routes) {
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter(
                (chain, request, response) -> {
                    HEADERS.forEach((name, value) -> put(response, name, value));
                    chain.proceed();
                });
        if (settings.basePath().isEmpty()) {
            routing.register(routes);
        } else {
            routing.register(settings.basePath(), routes);
        }
        WebServerConfig.Builder builder =
                WebServer.builder()
                        .address(address(settings.host()))
                        .port(settings.port())
                        .maxPayloadSize(LONGEST_BODY)
                        .shutdownHook(false)
                        .shutdownGracePeriod(LONGEST_GOODBYE)
                        .protocolsDiscoverServices(false)
                        .addProtocol(Http1Config.create())
                        .routing(routing);
        settings.tls().ifPresent(certificate -> builder.tls(tls(certificate)));
        return builder.build();
    }

    private static void put(ServerResponse response, String name, String value) {
        response.header(HeaderNames.create(name), value);
    }

    private static Tls tls(PageSettings.Certificate certificate) {
        Keys keys =
                Keys.builder()
                        .pem(
                                pem ->
                                        pem.key(Resource.create(certificate.key()))
                                                .certChain(Resource.create(certificate.chain())))
                        .build();
        return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
    }

    /** Helidon only logs that it cannot listen; who tries before knows why. */
    private static void requireFree(PageSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address(settings.host()), settings.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(isForAll(host) ? "0.0.0.0" : host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address is known of " + host, e);
        }
    }

    private static boolean isForAll(String host) {
        return host.equals("*") || host.equals("0.0.0.0") || host.equals("::");
    }

    private static String localName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
