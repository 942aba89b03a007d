package dev.acrida.http.wire;

/**
 * What it took to open a connection: three phases in nanoseconds, zero where there was none, and
 * the bytes that proxies and the handshake sent and received.
 */
record Opening(long dnsNanos, long connectNanos, long tlsNanos, long bytesOut, long bytesIn) {
    static final Opening NONE = new Opening(0, 0, 0, 0, 0);

    Opening(long dnsNanos, long connectNanos, long tlsNanos) {
        this(dnsNanos, connectNanos, tlsNanos, 0, 0);
    }

    /** The same with bytes. */
    Opening withBytes(long out, long in) {
        return new Opening(dnsNanos, connectNanos, tlsNanos, out, in);
    }

    long nanos() {
        return dnsNanos + connectNanos + tlsNanos;
    }
}
