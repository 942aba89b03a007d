package dev.acrida.http.wire;

import dev.acrida.Timeouts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One user's connections for responses that are taken piece by piece, and for those that become
 * another protocol. Apart from the connections of whole responses, since a stream may stay open
 * while its user sends other requests. Confined to the user's thread.
 */
public final class Streams implements AutoCloseable {
    private static final int MAX_IDLE = 8;

    private final Dialer dialer;
    private final Duration drain;
    private final List<Connection> idle = new ArrayList<>(1);

    Streams(Dialer dialer, Duration drain) {
        this.dialer = dialer;
        this.drain = drain;
    }

    /**
     * Sends one request and blocks until the head of the response is complete.
     *
     * @param timeouts hold until the stream is closed
     * @param deadlineNanos when the last byte must have been taken, by {@link System#nanoTime()}
     * @throws WireFailure if there is no head
     */
    public WireStream open(
            Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
            throws WireFailure {
        Attempt attempt = new Attempt(drain);
        try {
            attempt.begin(timeouts, deadlineNanos);
            BodyQueue queue = new BodyQueue();
            WireRequest streamed = request.withPlan(queue);
            return open(begin(origin, streamed, attempt), streamed, queue, attempt);
        } finally {
            attempt.end();
        }
    }

    private WireStream open(
            Connection connection, WireRequest request, BodyQueue queue, Attempt attempt)
            throws WireFailure {
        boolean opened = false;
        try {
            boolean sent = new RequestWriter().write(request, connection, attempt);
            connection.await(queue::isOpen, attempt);
            boolean over = !queue.isOpen();
            WireResponse head = over ? connection.outcome(attempt) : connection.response();
            opened = true;
            return new WireStream(this, connection, queue, attempt, head, sent);
        } catch (WireFailure e) {
            throw e.at(connection.response());
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    /** Has the host looked up anew for the next stream, on a new connection. */
    public void forgetAddresses(Origin origin) {
        idle.removeIf(
                connection -> {
                    boolean same = connection.origin().equals(origin);
                    if (same) {
                        connection.close();
                    }
                    return same;
                });
        dialer.forgetAddresses(origin);
    }

    private Connection begin(Origin origin, WireRequest request, Attempt attempt)
            throws WireFailure {
        for (int i = idle.size() - 1; i >= 0; i--) {
            if (idle.get(i).origin().equals(origin)) {
                Connection kept = idle.remove(i);
                if (kept.begin(request, attempt)) {
                    return kept;
                }
            }
        }
        Connection connection = dialer.dialHttp1(origin, attempt);
        if (!connection.begin(request, attempt)) {
            throw attempt.failure(
                    WireFailure.Kind.NO_RESPONSE, "connection closed before the request was sent");
        }
        return connection;
    }

    void keep(Connection connection) {
        if (idle.size() == MAX_IDLE) {
            idle.removeFirst().close();
        }
        idle.add(connection);
    }

    /** Closes the connections that wait for reuse. */
    @Override
    public void close() {
        idle.forEach(Connection::close);
        idle.clear();
    }
}
