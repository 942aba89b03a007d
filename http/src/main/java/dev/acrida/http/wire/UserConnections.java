package dev.acrida.http.wire;

import dev.acrida.Timeouts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One user's connections, kept alive between requests. Confined to the user's thread. */
public final class UserConnections implements AutoCloseable {
    /** A user visits few hosts; redirects to many must not collect descriptors. */
    private static final int MAX_IDLE = 8;

    private final Dialer dialer;
    private final Attempt attempt;
    private final RequestWriter writer = new RequestWriter();
    private final List<Connection> idle = new ArrayList<>(1);

    UserConnections(Dialer dialer, Duration drain) {
        this.dialer = dialer;
        this.attempt = new Attempt(drain);
    }

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
        try {
            attempt.begin(timeouts, deadlineNanos);
            Connection kept = beginOnKept(origin, request);
            return exchange(kept == null ? beginOnNew(origin, request) : kept, request);
        } finally {
            attempt.end();
        }
    }

    /** Closes the connections that wait for reuse; later requests open new ones. */
    public void closeIdle() {
        idle.forEach(Connection::close);
        idle.clear();
    }

    @Override
    public void close() {
        closeIdle();
    }

    boolean hasOpenIdle() {
        return idle.stream().anyMatch(Connection::isIdle);
    }

    private WireResponse exchange(Connection connection, WireRequest request) throws WireFailure {
        boolean sent = false;
        boolean rests = false;
        try {
            WireResponse response;
            try {
                sent = writer.write(request, connection, attempt);
                response = connection.await(attempt);
            } catch (WireFailure e) {
                if (connection.abandon()) {
                    throw e;
                }
                response = connection.outcome(attempt);
            }
            rests = connection.rest(sent && !request.last());
            return response;
        } finally {
            if (rests) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private @Nullable Connection beginOnKept(Origin origin, WireRequest request) {
        for (int i = idle.size() - 1; i >= 0; i--) {
            Connection connection = idle.get(i);
            if (connection.origin().equals(origin)) {
                idle.remove(i);
                if (connection.begin(request, attempt)) {
                    return connection;
                }
            }
        }
        return null;
    }

    private Connection beginOnNew(Origin origin, WireRequest request) throws WireFailure {
        Connection connection = dialer.dial(origin, attempt);
        if (!connection.begin(request, attempt)) {
            throw attempt.failure(
                    WireFailure.Kind.NO_RESPONSE, "connection closed before the request was sent");
        }
        return connection;
    }

    private void keep(Connection connection) {
        if (idle.size() == MAX_IDLE) {
            idle.removeFirst().close();
        }
        idle.add(connection);
    }
}
