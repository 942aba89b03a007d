package dev.acrida.http.wire;

import dev.acrida.Timeouts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One user's way to responses that are taken piece by piece, and to connections that become another
 * protocol. HTTP/1.1 has connections for them apart from those of whole responses, since a stream
 * may stay open while its user sends other requests; HTTP/2 has them beside the others. Confined to
 * the user's thread.
 */
public final class Streams implements AutoCloseable {
    private static final int MAX_IDLE = 8;

    private final Pool pool;
    private final Duration drain;
    private final List<Connection> idle = new ArrayList<>(1);

    Streams(Pool pool, Duration drain) {
        this.pool = pool;
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
        return open(this::exchange, origin, request, timeouts, deadlineNanos);
    }

    /** The same for a request that makes a connection, or a stream of one, a WebSocket. */
    public WireStream upgrade(
            Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
            throws WireFailure {
        return open(this::upgraded, origin, request, timeouts, deadlineNanos);
    }

    /** Begins an exchange, of which nothing or the head alone has been sent. */
    private interface Opener {
        LiveExchange open(Origin origin, WireRequest request, Attempt attempt) throws WireFailure;
    }

    private WireStream open(
            Opener opener,
            Origin origin,
            WireRequest request,
            Timeouts timeouts,
            long deadlineNanos)
            throws WireFailure {
        Attempt attempt = new Attempt(drain);
        try {
            attempt.begin(timeouts, deadlineNanos);
            BodyQueue queue = new BodyQueue();
            return begun(opener.open(origin, request.withPlan(queue), attempt), queue, attempt);
        } finally {
            attempt.end();
        }
    }

    private static WireStream begun(LiveExchange exchange, BodyQueue queue, Attempt attempt)
            throws WireFailure {
        WireResponse part = exchange.response();
        boolean opened = false;
        try {
            WireResponse head = exchange.begin(queue, attempt);
            opened = true;
            return new WireStream(exchange, queue, attempt, head);
        } catch (WireFailure e) {
            throw e.at(part);
        } finally {
            if (!opened) {
                exchange.end();
            }
        }
    }

    private LiveExchange exchange(Origin origin, WireRequest request, Attempt attempt)
            throws WireFailure {
        if (OriginPool.mayBeHttp2(origin, pool.settings().version())) {
            @Nullable LiveExchange stream =
                    onHttp2(
                            pool.to(origin),
                            attempt,
                            (connection, ended) -> connection.begin(request, attempt, ended));
            if (stream != null) {
                return stream;
            }
        }
        WireRequest addressed = pool.addressed(origin, request);
        Connection kept = beginOnKept(origin, addressed, attempt);
        return new Http1Exchange(
                kept == null ? beginOn(pool.dialHttp1(origin, attempt), addressed, attempt) : kept,
                addressed,
                this::keep);
    }

    /** What begins an exchange on a connection; null if that takes no more. */
    private interface Beginning {
        @Nullable LiveExchange on(Http2Connection connection, Runnable ended) throws WireFailure;
    }

    /** Null if the server has chosen HTTP/1.1, or if the beginning is not for this connection. */
    private static @Nullable LiveExchange onHttp2(
            OriginPool origin, Attempt attempt, Beginning beginning) throws WireFailure {
        while (origin.mayBeHttp2()) {
            switch (origin.lease(attempt)) {
                case Connection other -> origin.release(other, other.isIdle());
                case Http2Connection connection -> {
                    LiveExchange stream = begun(origin, connection, beginning);
                    if (stream != null || connection.takesMore()) {
                        return stream;
                    }
                    if (!attempt.opening().equals(Opening.NONE)) {
                        throw attempt.failure(connection.farewell(), System.nanoTime());
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable LiveExchange begun(
            OriginPool origin, Http2Connection connection, Beginning beginning) throws WireFailure {
        LiveExchange stream = null;
        try {
            stream = beginning.on(connection, () -> origin.release(connection));
            return stream;
        } finally {
            if (stream == null) {
                origin.release(connection);
            }
        }
    }

    private LiveExchange upgraded(Origin origin, WireRequest request, Attempt attempt)
            throws WireFailure {
        if (OriginPool.mayBeHttp2(origin, pool.settings().version())) {
            @Nullable LiveExchange stream =
                    onHttp2(
                            pool.to(origin),
                            attempt,
                            (connection, ended) ->
                                    connection.takesWebSockets(attempt)
                                            ? connection.beginWebSocket(request, attempt, ended)
                                            : null);
            if (stream != null) {
                return stream;
            }
        }
        return onOwnConnection(origin, request, attempt);
    }

    /** On a connection of its own, which leads through a proxy as it is: RFC 6455, 4.1. */
    private LiveExchange onOwnConnection(Origin origin, WireRequest request, Attempt attempt)
            throws WireFailure {
        Connection connection = beginOn(pool.dialTunnel(origin, attempt), request, attempt);
        return new Http1Exchange(connection, request, Connection::close);
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
        pool.forgetAddresses(origin);
    }

    private @Nullable Connection beginOnKept(Origin origin, WireRequest request, Attempt attempt) {
        for (int i = idle.size() - 1; i >= 0; i--) {
            if (idle.get(i).origin().equals(origin)) {
                Connection kept = idle.remove(i);
                if (kept.begin(request, attempt)) {
                    return kept;
                }
            }
        }
        return null;
    }

    private static Connection beginOn(Connection connection, WireRequest request, Attempt attempt)
            throws WireFailure {
        if (!connection.begin(request, attempt)) {
            throw attempt.failure(connection.closed(), System.nanoTime());
        }
        return connection;
    }

    private void keep(Connection connection) {
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
