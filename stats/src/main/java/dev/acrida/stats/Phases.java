package dev.acrida.stats;

/**
 * Where the time of a request went, or the time of many together; 0 for a phase that did not
 * happen. Immutable.
 *
 * @param requests how many requests these are the phases of
 * @param queueNanos in {@link Phase#QUEUE}
 * @param dnsNanos in {@link Phase#DNS}
 * @param connectNanos in {@link Phase#CONNECT}
 * @param tlsNanos in {@link Phase#TLS}
 * @param firstByteNanos in {@link Phase#FIRST_BYTE}
 * @param bodyNanos in {@link Phase#BODY}
 */
public record Phases(
        long requests,
        long queueNanos,
        long dnsNanos,
        long connectNanos,
        long tlsNanos,
        long firstByteNanos,
        long bodyNanos) {
    /** Of no request. */
    public static final Phases NONE = new Phases(0, 0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MILLI = 1e6;

    /** How long one phase took, of all requests together. */
    public long nanos(Phase phase) {
        return switch (phase) {
            case QUEUE -> queueNanos;
            case DNS -> dnsNanos;
            case CONNECT -> connectNanos;
            case TLS -> tlsNanos;
            case FIRST_BYTE -> firstByteNanos;
            case BODY -> bodyNanos;
        };
    }

    /** How long one phase took in the mean over all requests, in milliseconds. */
    public double averageMillis(Phase phase) {
        return requests == 0 ? 0 : nanos(phase) / NANOS_PER_MILLI / requests;
    }
}
