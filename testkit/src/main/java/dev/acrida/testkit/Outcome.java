package dev.acrida.testkit;

/** What a client should make of a {@link Torture}. Immutable. */
public sealed interface Outcome {
    /** Kinds of failure; those of the wire first, then those of a client on top of it. */
    enum Fault {
        /** The server closed the connection and sent nothing. */
        NO_RESPONSE,
        /** The server reset the connection. */
        RESET,
        /** The connection ended before the response did. */
        TRUNCATED,
        /** The response is not HTTP/1.1. */
        MALFORMED,
        /** The head of the response has no end within any sensible limit. */
        HEAD_TOO_LARGE,
        /** Nothing arrives any more. */
        IDLE_TIMEOUT,
        /** Something arrives all the time, but the response never ends. */
        TOTAL_TIMEOUT,
        /** The redirects do not end within 30. */
        TOO_MANY_REDIRECTS,
        /** The body is not in the coding that Content-Encoding says. */
        DECODING
    }

    /**
     * A response.
     *
     * @param status its status, after redirects
     * @param body its decoded body, each char a byte
     * @param reusable whether the connection must serve the next request; if not, it must never
     */
    record Answered(int status, String body, boolean reusable) implements Outcome {}

    /**
     * A failure. Where it is one of the wire, the connection must never be used again.
     *
     * @param fault its kind
     */
    record Failed(Fault fault) implements Outcome {}
}
