package dev.acrida.http.wire;

import dev.acrida.Timeouts;

/** One user's connections, kept alive between requests. Confined to the user's thread. */
public final class UserConnections implements AutoCloseable {
    UserConnections() {}

    /**
     * Sends one request and blocks until the response is complete.
     *
     * <p>If the thread is interrupted before anything was sent, nothing is. If it is interrupted
     * later, the response is still awaited for the drain time. Either way the thread is interrupted
     * when this returns or throws.
     *
     * @param timeouts of these, connect and idle count here; total is only named in the failure
     * @param deadlineNanos when the response must be complete, by {@link System#nanoTime()}
     * @throws WireFailure if there is no complete response
     */
    public WireResponse exchange(
            Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
            throws WireFailure {
        throw new UnsupportedOperationException(origin + " " + request + timeouts + deadlineNanos);
    }

    /** Closes the connections that wait for reuse; later requests open new ones. */
    public void closeIdle() {}

    @Override
    public void close() {
        closeIdle();
    }
}
