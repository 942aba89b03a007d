package dev.acrida.http.wire;

import dev.acrida.Route;
import dev.acrida.http.wire.SourceAddresses.NoSuchSource;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.spi.Shortage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connects to the first stop of a route, over TCP or a Unix-domain socket. Thread-safe. */
final class Connector {
    /** The system's own time-out, which is longer than ours, comes as the same exception. */
    private static final String TIMED_OUT = "Connection timed out";

    private final Wire wire;
    private final Dns dns;
    private final Route route;
    private final SourceAddresses sources;

    Connector(Wire wire, Dns dns, Route route, SourceAddresses sources) {
        this.wire = wire;
        this.dns = dns;
        this.route = route;
        this.sources = sources;
    }

    /** Where the first stop is: at least one address, in the order to be tried. */
    List<SocketAddress> addresses(Origin origin, Attempt attempt) throws WireFailure {
        return switch (route) {
            case Route.UnixSocket unix -> List.of(UnixDomainSocketAddress.of(unix.path()));
            case Route.Direct _ -> resolved(origin.host(), origin.port(), attempt);
            case Route.HttpProxy proxy -> resolved(proxy.address(), attempt);
            case Route.Socks5 proxy -> resolved(proxy.address(), attempt);
        };
    }

    private List<SocketAddress> resolved(Route.Address address, Attempt attempt)
            throws WireFailure {
        return resolved(address.host(), address.port(), attempt);
    }

    private List<SocketAddress> resolved(String host, int port, Attempt attempt)
            throws WireFailure {
        InetAddress[] found = dns.resolve(host, attempt);
        List<SocketAddress> addresses = new ArrayList<>(found.length);
        for (InetAddress each : found) {
            addresses.add(new InetSocketAddress(each, port));
        }
        return addresses;
    }

    /** Connects to the first address that answers. */
    Connection connect(Origin origin, List<SocketAddress> addresses, Attempt attempt)
            throws WireFailure {
        IOException last = new SocketException("no source address is of its family");
        for (SocketAddress address : addresses) {
            for (Optional<InetAddress> source : sources(address)) {
                try {
                    return connect(origin, source, address, attempt);
                } catch (BindException e) {
                    last = e; // another source address may have a free port
                } catch (IOException e) {
                    last = e;
                    break;
                }
            }
        }
        throw refused(origin, last, attempt);
    }

    private List<Optional<InetAddress>> sources(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? sources.towards(internet.getAddress())
                : List.of(Optional.empty());
    }

    private Connection connect(
            Origin origin, Optional<InetAddress> source, SocketAddress address, Attempt attempt)
            throws IOException, WireFailure {
        SocketChannel channel = openChannel(address, attempt);
        @Nullable Connection connection = null;
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            if (address instanceof InetSocketAddress) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            if (source.isPresent()) {
                SourceAddresses.bind(channel, source.get());
            }
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

    private static SocketChannel openChannel(SocketAddress address, Attempt attempt)
            throws WireFailure {
        try {
            return address instanceof InetSocketAddress
                    ? SocketChannel.open()
                    : SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw attempt.failure(
                    Kind.TOO_MANY_FILES,
                    "%s: %s (raise the limit: ulimit -n)"
                            .formatted(Shortage.OPEN_FILES.text(), e.getMessage()));
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

    private WireFailure refused(Origin origin, IOException e, Attempt attempt) {
        String stop = firstStop(origin);
        if (wire.isClosed()) {
            return attempt.failure(Kind.STOPPED, "the run is over");
        }
        return switch (e) {
            case BindException _ ->
                    attempt.failure(
                            Kind.NO_LOCAL_PORT,
                            ("%s to connect to %s from: open connections hold them, and closed ones"
                                 + " for a minute (TIME_WAIT); keep connections alive, add"
                                 + " --source-address, or widen net.ipv4.ip_local_port_range")
                                    .formatted(Shortage.LOCAL_PORTS.text(), stop));
            case NoSuchSource _ -> attempt.failure(Kind.NO_SOURCE, String.valueOf(e.getMessage()));
            case ConnectException _ when !TIMED_OUT.equals(e.getMessage()) ->
                    attempt.failure(Kind.REFUSED, "connection refused by " + stop);
            default ->
                    attempt.failure(
                            Kind.CONNECT,
                            "no connection to %s: %s".formatted(stop, e.getMessage()));
        };
    }

    /** What the user knows the first stop as. */
    private String firstStop(Origin origin) {
        return switch (route) {
            case Route.Direct _ -> new Route.Address(origin.host(), origin.port()).toString();
            case Route.UnixSocket unix -> unix.path().toString();
            case Route.HttpProxy proxy -> "proxy " + proxy.address();
            case Route.Socks5 proxy -> "proxy " + proxy.address();
        };
    }
}
