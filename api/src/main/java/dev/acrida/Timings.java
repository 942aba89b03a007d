package dev.acrida;

import java.time.Duration;

/**
 * The phases of one request; zero where a phase did not happen. Immutable.
 *
 * @param queue waiting for a connection of a pool, or for a free stream on one
 * @param dns looking up the host's address
 * @param connect opening the TCP connection, and a proxy's tunnel
 * @param tls the TLS handshake
 * @param firstByte from sending the request until the first byte of the response
 * @param body from the first byte until the last
 */
public record Timings(
        Duration queue,
        Duration dns,
        Duration connect,
        Duration tls,
        Duration firstByte,
        Duration body) {
    /** No phase took any time. */
    public static final Timings NONE =
            new Timings(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO);

    /** Each phase of this and of a later request together. */
    public Timings plus(Timings later) {
        return new Timings(
                queue.plus(later.queue),
                dns.plus(later.dns),
                connect.plus(later.connect),
                tls.plus(later.tls),
                firstByte.plus(later.firstByte),
                body.plus(later.body));
    }
}
