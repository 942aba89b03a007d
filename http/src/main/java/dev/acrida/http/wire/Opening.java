package dev.acrida.http.wire;

/**
 * What it took to open a connection: three phases in nanoseconds, zero where there was none, and
 * the bytes that proxies and the handshake sent and received.
 */
record Opening(long dnsNanos, long connectNanos, long tlsNanos, long bytesOut, long bytesIn) {
    static final Opening NONE = new Opening(0, 0, 0, 0, 0);

    /** The same with bytes. */
    Opening withBytes(long out, long in) {
        return new Opening(dnsNanos, connectNanos, tlsNanos, out, in);
    }

    /** The same, when a phase has taken so long. */
    Opening with(Phase phase, long nanos) {
        return switch (phase) {
            case DNS -> new Opening(nanos, connectNanos, tlsNanos, bytesOut, bytesIn);
            case CONNECT -> new Opening(dnsNanos, nanos, tlsNanos, bytesOut, bytesIn);
            case TLS -> new Opening(dnsNanos, connectNanos, nanos, bytesOut, bytesIn);
        };
    }

    long nanos() {
        return dnsNanos + connectNanos + tlsNanos;
    }

    /** What takes time before a connection is open. */
    enum Phase {
        DNS,
        CONNECT,
        TLS
    }
}
