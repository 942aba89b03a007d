package dev.acrida.http.wire;

import dev.acrida.HttpVersion;
import dev.acrida.Network;
import dev.acrida.Route;
import dev.acrida.http.wire.Opening.Phase;
import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

import javax.net.ssl.SSLEngine;

/**
 * Opens connections over one network: looks up, connects, tunnels, shakes hands. Thread-safe;
 * blocks the user's thread.
 */
final class Dialer {
    private final Wire wire;
    private final Dns dns;
    private final Route route;
    private final Connector connector;
    private final TlsContext tlsContext;

    Dialer(Wire wire, Dns dns, Network network, TlsContext tlsContext) {
        this.wire = wire;
        this.dns = dns;
        this.route = network.route().orElse(Route.DIRECT);
        this.connector =
                new Connector(wire, dns, route, new SourceAddresses(network.sourceAddresses()));
        this.tlsContext = tlsContext;
    }

    /** A new connection, of the version that both sides speak; it waits for its first request. */
    KeyOwner dial(Origin origin, HttpVersion version, Attempt attempt) throws WireFailure {
        return dial(origin, version, Tunnel.isNeeded(origin, version), attempt);
    }

    private KeyOwner dial(Origin origin, HttpVersion version, boolean tunnelled, Attempt attempt)
            throws WireFailure {
        attempt.enter(Phase.DNS);
        attempt.untilConnected();
        List<SocketAddress> addresses = connector.addresses(origin, attempt);
        attempt.enter(Phase.CONNECT);
        Connection connection = connector.connect(origin, addresses, attempt);
        OuterTls proxy = secureProxy(connection, attempt);
        tunnel(connection, tunnelled, attempt);
        Tls tls = proxy == null ? null : proxy.tls();
        if (origin.tls()) {
            attempt.enter(Phase.TLS);
            tls = secure(origin, version, proxy, connection, attempt);
        } else if (proxy != null && proxy.arrived().hasRemaining()) {
            connection.close();
            throw attempt.failure(Kind.PROXY, "the proxy sends more than its answer");
        }
        attempt.enter(null);
        attempt.untilTotal();
        if (speaksHttp2(version, origin.tls() ? tls : null)) {
            attempt.opened(connection.before().counted(attempt.opening()));
            return becomeHttp2(connection, tls, attempt);
        }
        connection.opened(tls, attempt.opening());
        return connection;
    }

    /** A new connection of HTTP/1.1, which waits for its first request. */
    Connection dialHttp1(Origin origin, Attempt attempt) throws WireFailure {
        return http1(dial(origin, HttpVersion.HTTP_1_1, attempt));
    }

    /** The same, to the server itself: an HTTP proxy is not asked, but passes on what it gets. */
    Connection dialTunnel(Origin origin, Attempt attempt) throws WireFailure {
        return http1(dial(origin, HttpVersion.HTTP_1_1, true, attempt));
    }

    private static Connection http1(KeyOwner dialled) {
        return switch (dialled) {
            case Connection connection -> connection;
            case Http2Connection _ -> throw new IllegalStateException("HTTP/2 was not asked for");
        };
    }

    private static boolean speaksHttp2(HttpVersion version, @Nullable Tls tls) {
        return tls == null
                ? version == HttpVersion.HTTP_2_PRIOR_KNOWLEDGE
                : tls.protocol().equals(TlsContext.HTTP_2);
    }

    private Http2Connection becomeHttp2(Connection connection, @Nullable Tls tls, Attempt attempt)
            throws WireFailure {
        Http2Connection http2 = connection.becomeHttp2(tls, wire.options());
        // Asked after the change of owners: either close() finds the new one, or this sees close().
        if (wire.isClosed()) {
            http2.shutDown();
            throw attempt.failure(Kind.STOPPED, "the run is over");
        }
        return http2;
    }

    /** The request as the first stop wants to have it. */
    WireRequest addressed(Origin origin, HttpVersion version, WireRequest request) {
        return route instanceof Route.HttpProxy proxy && !Tunnel.isNeeded(origin, version)
                ? ProxiedHead.of(origin, request, proxy.login())
                : request;
    }

    /** The host is looked up anew for the next connection. */
    void forgetAddresses(Origin origin) {
        dns.forget(origin.host());
    }

    /** A request is sent a second time. */
    void countRetry() {
        wire.countRetry();
    }

    private void tunnel(Connection connection, boolean tunnelled, Attempt attempt)
            throws WireFailure {
        try {
            new Tunnel(route, dns).open(connection, tunnelled, attempt);
        } catch (IOException e) {
            throw broken(Kind.PROXY, "connection to the proxy broken: " + e.getMessage(), attempt);
        }
    }

    /** Null if nothing is encrypted up to a proxy. */
    private @Nullable OuterTls secureProxy(Connection connection, Attempt attempt)
            throws WireFailure {
        if (!(route instanceof Route.HttpProxy proxy) || !proxy.tls()) {
            return null;
        }
        Origin place = new Origin(true, proxy.address().host(), proxy.address().port());
        Tls tls = secure(place, HttpVersion.HTTP_1_1, null, connection, attempt);
        OuterTls outer = new OuterTls(tls);
        connection.before().secure(outer);
        return outer;
    }

    private Tls secure(
            Origin place,
            HttpVersion version,
            @Nullable OuterTls outer,
            Connection connection,
            Attempt attempt)
            throws WireFailure {
        boolean secured = false;
        try {
            SSLEngine engine = tlsContext.engine(place, version);
            Tls tls = Tls.handshake(engine, outer, connection, attempt);
            if (version == HttpVersion.HTTP_2_PRIOR_KNOWLEDGE
                    && !tls.protocol().equals(TlsContext.HTTP_2)) {
                throw attempt.failure(
                        Kind.TLS,
                        "the server does not speak HTTP/2 over TLS (HTTP_2 falls back to"
                                + " HTTP/1.1)");
            }
            secured = true;
            return tls;
        } catch (IOException e) {
            throw broken(
                    Kind.TLS,
                    ("TLS handshake failed: the server closed the connection: %s (it may miss"
                                    + " a client certificate: --cert)")
                            .formatted(e.getMessage()),
                    attempt);
        } finally {
            if (!secured) {
                connection.close();
            }
        }
    }

    private WireFailure broken(Kind kind, String text, Attempt attempt) {
        return wire.isClosed()
                ? attempt.failure(Kind.STOPPED, "the run is over")
                : attempt.failure(kind, text);
    }
}
