package dev.acrida;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How servers are reached: encryption, route, and from which addresses. Immutable; start with
 * {@link #DEFAULT}.
 *
 * @param tls how connections are encrypted
 * @param route the way to the server; {@link Route#DIRECT} if it is not said
 * @param sourceAddresses addresses of this machine that connections start from, in turn; empty for
 *     the one that the system chooses. A machine has some 28,000 ports for connections from one
 *     address to one server: more connections need more addresses.
 */
public record Network(TlsSettings tls, Optional<Route> route, List<InetAddress> sourceAddresses) {
    /** Straight to the server, as the system would. */
    public static final Network DEFAULT =
            new Network(TlsSettings.DEFAULT, Optional.empty(), List.of());

    /** Copies the list. */
    public Network {
        sourceAddresses = List.copyOf(sourceAddresses);
    }

    /** The same, with another encryption. */
    public Network withTls(TlsSettings tls) {
        return new Network(tls, route, sourceAddresses);
    }

    /** The same, on another route. */
    public Network withRoute(Route route) {
        return new Network(tls, Optional.of(route), sourceAddresses);
    }

    /** The same, from other addresses. */
    public Network withSourceAddresses(List<InetAddress> sourceAddresses) {
        return new Network(tls, route, sourceAddresses);
    }

    /**
     * The same, from other addresses, for example {@code "10.0.0.7"}.
     *
     * @throws IllegalArgumentException if one is no IPv4 or IPv6 address
     */
    public Network withSourceAddresses(String... addresses) {
        return withSourceAddresses(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }

    /** What this says, and where it says nothing, what the other says. */
    public Network over(Network other) {
        return new Network(
                tls.over(other.tls),
                route.or(other::route),
                sourceAddresses.isEmpty() ? other.sourceAddresses : sourceAddresses);
    }
}
