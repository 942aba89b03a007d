package dev.acrida.http.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The addresses that connections start from, in turn. Each has ports of its own: some 28,000 as
 * Linux comes. Thread-safe.
 */
final class SourceAddresses {
    private static final List<Optional<InetAddress>> SYSTEM = List.of(Optional.empty());

    private final List<InetAddress> addresses;
    private final AtomicInteger next = new AtomicInteger();

    SourceAddresses(List<InetAddress> addresses) {
        this.addresses = addresses;
    }

    /** Those of the target's family, the one whose turn it is first; empty: the system chooses. */
    List<Optional<InetAddress>> towards(InetAddress target) {
        if (addresses.isEmpty()) {
            return SYSTEM;
        }
        List<Optional<InetAddress>> fitting = new ArrayList<>(addresses.size());
        int first = Math.floorMod(next.getAndIncrement(), addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            InetAddress address = addresses.get((first + i) % addresses.size());
            if (address.getClass() == target.getClass()) {
                fitting.add(Optional.of(address));
            }
        }
        return fitting;
    }

    /**
     * Takes a free port of this address.
     *
     * @throws BindException if there is none
     * @throws NoSuchSource if the address is not this machine's
     */
    static void bind(SocketChannel channel, InetAddress source) throws IOException {
        // Ports of connections that ended are free at once towards other servers.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        try {
            channel.bind(new InetSocketAddress(source, 0));
        } catch (BindException e) {
            if (!isOurs(source)) {
                throw new NoSuchSource(source);
            }
            throw e;
        }
    }

    /** All of 127.0.0.0/8 is this machine's, although no interface lists it. */
    private static boolean isOurs(InetAddress source) throws SocketException {
        return source.isLoopbackAddress() || NetworkInterface.getByInetAddress(source) != null;
    }

    /** An address that connections cannot start from. */
    static final class NoSuchSource extends SocketException {
        private static final long serialVersionUID = 1;

        NoSuchSource(InetAddress source) {
            super(
                    "source address %s is not one of this machine's (ip addr lists them)"
                            .formatted(source.getHostAddress()));
        }
    }
}
