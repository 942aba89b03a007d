package dev.acrida.http.wire;

import dev.acrida.HttpVersion;
import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;

/** Opens connections: looks up, connects, shakes hands. Thread-safe; blocks the user's thread. */
final class Dialer {
    private final Wire wire;
    private final Dns dns = new Dns();
    private final TlsContext tlsContext;

    Dialer(Wire wire, TlsContext tlsContext) {
        this.wire = wire;
        this.tlsContext = tlsContext;
    }

    /** A new connection, of the version that both sides speak; it waits for its first request. */
    KeyOwner dial(Origin origin, HttpVersion version, Attempt attempt) throws WireFailure {
        long began = System.nanoTime();
        attempt.untilConnected();
        InetAddress[] addresses = dns.resolve(origin.host(), attempt);
        long resolved = System.nanoTime();
        Connection connection = connectAny(origin, addresses, attempt);
        long connected = System.nanoTime();
        Tls tls = origin.tls() ? secure(connection, version, attempt) : null;
        long secured = tls == null ? connected : System.nanoTime();
        Opening opening = new Opening(resolved - began, connected - resolved, secured - connected);
        attempt.untilTotal();
        if (speaksHttp2(version, tls)) {
            attempt.opened(opening);
            return becomeHttp2(connection, tls, attempt);
        }
        connection.opened(tls, opening);
        return connection;
    }

    /** A new connection of HTTP/1.1, which waits for its first request. */
    Connection dialHttp1(Origin origin, Attempt attempt) throws WireFailure {
        return switch (dial(origin, HttpVersion.HTTP_1_1, attempt)) {
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

    private Connection connectAny(Origin origin, InetAddress[] addresses, Attempt attempt)
            throws WireFailure {
        for (int i = 0; ; i++) {
            try {
                return connect(origin, new InetSocketAddress(addresses[i], origin.port()), attempt);
            } catch (IOException e) {
                if (i + 1 == addresses.length) {
                    throw refused(origin, e, attempt);
                }
            }
        }
    }

    private Connection connect(Origin origin, InetSocketAddress address, Attempt attempt)
            throws IOException, WireFailure {
        SocketChannel channel = openChannel(attempt);
        @Nullable Connection connection = null;
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection = wire.attach(origin, channel);
            boolean atOnce = channel.connect(address);
            while (!atOnce && !channel.finishConnect()) {
                connection.awaitReady(SelectionKey.OP_CONNECT, attempt);
            }
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                close(channel, connection);
            }
        }
    }

    private static SocketChannel openChannel(Attempt attempt) throws WireFailure {
        try {
            return SocketChannel.open();
        } catch (IOException e) {
            throw attempt.failure(
                    Kind.TOO_MANY_FILES,
                    "no file descriptor for a connection: %s (raise the limit: ulimit -n)"
                            .formatted(e.getMessage()));
        }
    }

    private static void close(SocketChannel channel, @Nullable Connection connection)
            throws IOException {
        if (connection == null) {
            channel.close();
        } else {
            connection.close();
        }
    }

    private Tls secure(Connection connection, HttpVersion version, Attempt attempt)
            throws WireFailure {
        boolean secured = false;
        try {
            SSLEngine engine = tlsContext.engine(connection.origin(), version);
            Tls tls = Tls.handshake(engine, connection, attempt);
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
            throw attempt.failure(Kind.TLS, "TLS handshake failed: " + e.getMessage());
        } finally {
            if (!secured) {
                connection.close();
            }
        }
    }

    private WireFailure refused(Origin origin, IOException e, Attempt attempt) {
        String target = origin.host() + ":" + origin.port();
        if (wire.isClosed()) {
            return attempt.failure(Kind.STOPPED, "the run is over");
        }
        if (e instanceof BindException) {
            return attempt.failure(
                    Kind.NO_LOCAL_PORT,
                    "no free local port to connect to %s from (keep connections alive, or widen"
                                    .formatted(target)
                            + " net.ipv4.ip_local_port_range)");
        }
        return e instanceof ConnectException
                ? attempt.failure(Kind.REFUSED, "connection refused by " + target)
                : attempt.failure(
                        Kind.CONNECT, "no connection to %s: %s".formatted(target, e.getMessage()));
    }
}
