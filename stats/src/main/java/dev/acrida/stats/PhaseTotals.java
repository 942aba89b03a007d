package dev.acrida.stats;

/** Where time went over some stretch of time. Not thread-safe; its owner guards it. */
final class PhaseTotals {
    private long requests;
    private long queueNanos;
    private long dnsNanos;
    private long connectNanos;
    private long tlsNanos;
    private long firstByteNanos;
    private long bodyNanos;

    void add(Phases more) {
        requests += more.requests();
        queueNanos += more.queueNanos();
        dnsNanos += more.dnsNanos();
        connectNanos += more.connectNanos();
        tlsNanos += more.tlsNanos();
        firstByteNanos += more.firstByteNanos();
        bodyNanos += more.bodyNanos();
    }

    void clear() {
        requests = 0;
        queueNanos = 0;
        dnsNanos = 0;
        connectNanos = 0;
        tlsNanos = 0;
        firstByteNanos = 0;
        bodyNanos = 0;
    }

    Phases phases() {
        return requests == 0
                ? Phases.NONE
                : new Phases(
                        requests,
                        queueNanos,
                        dnsNanos,
                        connectNanos,
                        tlsNanos,
                        firstByteNanos,
                        bodyNanos);
    }
}
