package dev.acrida.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Unix-domain socket that leads to a server on a loopback port. Thread-safe. */
public final class UnixDoor implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final int port;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    private UnixDoor(ServerSocketChannel listener, int port) {
        this.listener = listener;
        this.port = port;
    }

    /** Makes the socket's file; what comes in there goes to this port. */
    public static UnixDoor open(Path file, int port) {
        try {
            var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(file));
            var door = new UnixDoor(listener, port);
            Thread.ofVirtual().start(door::accept);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("No socket can be made at " + file, e);
        }
    }

    /** How many connections came in. */
    public int connections() {
        return open.size();
    }

    /** Stops listening and ends every connection; the file stays. */
    @Override
    public void close() {
        try {
            listener.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A Unix-domain socket cannot be closed", e);
        }
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(SocketChannel client) {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        try (client;
                SocketChannel server = SocketChannel.open(address)) {
            Relay.between(ends(client), ends(server));
        } catch (IOException e) {
            // A client or the server has left.
        }
    }

    private static Relay.Ends ends(SocketChannel channel) {
        return new Relay.Ends(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel::close);
    }
}
