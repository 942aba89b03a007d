package dev.acrida.http.wire;

/**
 * Why there is no response. The message is what users read in the table of failures: equal faults
 * have equal messages. Without a stack trace: a failing request is data.
 */
public final class WireFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds of failure. */
    public enum Kind {
        /** The user was told to stop. */
        STOPPED,
        /** The host's name has no address. */
        DNS,
        /** Nobody listens at the port. */
        REFUSED,
        /** The connection could not be opened for another reason. */
        CONNECT,
        /** No connection within the time-out. */
        CONNECT_TIMEOUT,
        /** The TLS handshake, a certificate or an encrypted record was not accepted. */
        TLS,
        /** This process may not open more files. */
        TOO_MANY_FILES,
        /** This machine has no free local port towards the server. */
        NO_LOCAL_PORT,
        /** The address to connect from is not this machine's. */
        NO_SOURCE,
        /** The proxy does not lead to the server. */
        PROXY,
        /** The body of the request could not be read, or was not as long as it said. */
        REQUEST_BODY,
        /** The server closed a kept-alive connection just as the request was sent. */
        STALE,
        /** The server closed the connection and sent nothing. */
        NO_RESPONSE,
        /** The server reset the connection. */
        RESET,
        /** The connection ended before the response did. */
        TRUNCATED,
        /** The server reset the HTTP/2 stream of the request. */
        STREAM_RESET,
        /** The server ended the HTTP/2 connection and did not take the request. */
        GOING_AWAY,
        /** The response is not HTTP. */
        MALFORMED,
        /** The head of the response is larger than the limit. */
        HEAD_TOO_LARGE,
        /** The body of the response is larger than the limit. */
        BODY_TOO_LARGE,
        /** Nothing arrived for longer than the time-out. */
        IDLE_TIMEOUT,
        /** The response was not complete within the time-out. */
        TOTAL_TIMEOUT
    }

    /** The kind of failure. */
    private final Kind kind;

    /** When the exchange began. */
    private final long startedNanos;

    /** When it failed. */
    private final long endedNanos;

    /** Whether any byte of the request was written. */
    private final boolean sent;

    /** How far it came. */
    private final transient Reached reached; // nobody serializes failures

    WireFailure(
            Kind kind,
            String message,
            long startedNanos,
            long endedNanos,
            boolean sent,
            Reached reached) {
        super(message, null, false, false);
        this.kind = kind;
        this.startedNanos = startedNanos;
        this.endedNanos = endedNanos;
        this.sent = sent;
        this.reached = reached;
    }

    /** The same, when so much of the response was here. */
    WireFailure at(WireResponse part) {
        return with(Reached.of(part, endedNanos));
    }

    /** The same, of a request that was sent for the second time. */
    WireFailure retried() {
        return with(reached.retried());
    }

    private WireFailure with(Reached other) {
        String message = String.valueOf(getMessage());
        return new WireFailure(kind, message, startedNanos, endedNanos, sent, other);
    }

    /** The kind of failure. */
    public Kind kind() {
        return kind;
    }

    /** When the exchange began, by {@link System#nanoTime()}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** When it failed, by {@link System#nanoTime()}; a time-out fails when it is due. */
    public long endedNanos() {
        return endedNanos;
    }

    /** Whether any byte of the request was written. */
    public boolean sent() {
        return sent;
    }

    /** How far the exchange came. */
    public Reached reached() {
        return reached;
    }
}
