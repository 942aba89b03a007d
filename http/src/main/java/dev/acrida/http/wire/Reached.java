package dev.acrida.http.wire;

import dev.acrida.Timings;

/**
 * How far an exchange came that has failed. Immutable.
 *
 * @param timings the phases that were reached; the last of them ends with the failure
 * @param wireBytesOut how many bytes went out on the connection, its opening included if it came to
 *     its end
 * @param wireBytesIn how many bytes came in on it
 * @param retries how often the request was sent before, on a connection just closed
 */
public record Reached(Timings timings, long wireBytesOut, long wireBytesIn, int retries) {
    /** What is here of a response. */
    static Reached of(WireResponse part, long endedNanos) {
        return new Reached(
                part.timingsUntil(endedNanos), part.wireBytesOut(), part.wireBytesIn(), 0);
    }

    Reached retried() {
        return new Reached(timings, wireBytesOut, wireBytesIn, retries + 1);
    }
}
