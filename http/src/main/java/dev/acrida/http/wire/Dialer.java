package dev.acrida.http.wire;

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

/** Opens connections: looks up, connects, shakes hands. Thread-safe; blocks the user's thread. */
final class Dialer {
    private final Wire wire;
    private final Dns dns = new Dns();
    private final TlsContext tlsContext;

    Dialer(Wire wire, TlsContext tlsContext) {
        this.wire = wire;
        this.tlsContext = tlsContext;
    }

    /** A new connection, which waits for its first request. */
    Connection dial(Origin origin, Attempt attempt) throws WireFailure {
        attempt.untilConnected();
        InetAddress[] addresses = dns.resolve(origin.host(), attempt);
        long resolved = System.nanoTime();
        Connection connection = connectAny(origin, addresses, attempt);
        long connected = System.nanoTime();
        Tls tls = origin.tls() ? secure(connection, attempt) : null;
        long secured = tls == null ? connected : System.nanoTime();
        connection.opened(
                tls,
                new Opening(
                        resolved - attempt.startedNanos(),
                        connected - resolved,
                        secured - connected));
        attempt.untilTotal();
        return connection;
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

    private Tls secure(Connection connection, Attempt attempt) throws WireFailure {
        boolean secured = false;
        try {
            Tls tls = Tls.handshake(tlsContext.engine(connection.origin()), connection, attempt);
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
