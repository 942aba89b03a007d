package dev.acrida;

/**
 * The bytes of one request; of all requests of a chain of redirects together. Immutable.
 *
 * @param sent bytes that went out on the connection: head, body, and the request's share of what
 *     encryption, a TLS handshake and a proxy need
 * @param received bytes that came in on the connection, likewise
 * @param decoded bytes of the last response's body as the test sees it: not in chunks, decompressed
 */
public record Traffic(long sent, long received, long decoded) {
    /** Nothing went in or out. */
    public static final Traffic NONE = new Traffic(0, 0, 0);

    /** All that went out and in with both; decoded is that of the later. */
    public Traffic plus(Traffic later) {
        return new Traffic(sent + later.sent, received + later.received, later.decoded);
    }
}
