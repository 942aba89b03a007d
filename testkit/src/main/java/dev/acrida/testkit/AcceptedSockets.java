package dev.acrida.testkit;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Helidon's socket options, which see each accepted socket. Helidon shows a handler no socket, but a
 * connection can be reset only through one. Thread-safe. A closed socket stays until its peer's
 * port is used again, so there are never more than ports.
 */
final class AcceptedSockets implements SocketOptions {
    private final SocketOptions options = SocketOptions.builder().tcpNoDelay(true).build();
    private final Map<SocketAddress, SocketChannel> byPeer = new ConcurrentHashMap<>();
    private final boolean keep;

    /** Keeps the sockets only if some are to be reset. */
    AcceptedSockets(boolean keep) {
        this.keep = keep;
    }

    /**
     * Closes the connection with a reset. Helidon would shut its output down before it closes, and
     * the peer would see an orderly end.
     */
    void reset(SocketAddress peer) {
        SocketChannel socket = byPeer.get(peer);
        if (socket == null) {
            throw new IllegalStateException("No socket was accepted from " + peer);
        }
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The socket of " + peer + " cannot be reset", e);
        }
    }

    @Override
    public void configureSocket(SocketChannel socket) {
        SocketOptions.super.configureSocket(socket);
        if (keep) {
            try {
                byPeer.put(socket.getRemoteAddress(), socket);
            } catch (IOException e) {
                throw new UncheckedIOException("An accepted socket has no peer", e);
            }
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
