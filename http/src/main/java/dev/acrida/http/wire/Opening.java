package dev.acrida.http.wire;

/** What it took to open a connection: three phases in nanoseconds, zero where there was none. */
record Opening(long dnsNanos, long connectNanos, long tlsNanos) {
    static final Opening NONE = new Opening(0, 0, 0);

    long nanos() {
        return dnsNanos + connectNanos + tlsNanos;
    }
}
