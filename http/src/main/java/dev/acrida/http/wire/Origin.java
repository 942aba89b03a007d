package dev.acrida.http.wire;

/**
 * Where connections go to. Immutable.
 *
 * @param tls whether the connection is encrypted
 * @param host a name or an address; an IPv6 address without brackets
 * @param port from 1 to 65535
 */
public record Origin(boolean tls, String host, int port) {
    /** Checks that host and port can be connected to. */
    public Origin {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host of an origin must not be empty");
        }
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException(
                    "port of %s must be from 1 to 65535, was %d".formatted(host, port));
        }
    }
}
