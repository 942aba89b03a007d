package dev.acrida.http.wire;

import dev.acrida.Connections.Reuse;
import dev.acrida.HttpVersion;
import dev.acrida.Timeouts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One user's way to its connections, kept alive between requests. Confined to one thread; those
 * that the user starts beside its own have a {@link #fork} each.
 *
 * <p>A user that is alone keeps its HTTP/1.1 connections here, and takes no lock for them. All
 * others are in the pool.
 */
public final class UserConnections implements AutoCloseable {
    /** A user visits few hosts; redirects to many must not collect descriptors. */
    private static final int MAX_IDLE = 8;

    private final Pool pool;
    private final Attempt attempt;
    private final boolean alone;
    private final RequestWriter writer = new RequestWriter();
    private final List<Connection> idle = new ArrayList<>(1);

    UserConnections(Pool pool, Attempt attempt, boolean alone) {
        this.pool = pool;
        this.attempt = attempt;
        this.alone = alone;
    }

    /**
     * Another way to the same connections, for another thread. What is kept here goes to the pool,
     * where both find it.
     */
    public UserConnections fork() {
        idle.forEach(connection -> pool.to(connection.origin()).adopt(connection));
        idle.clear();
        return new UserConnections(pool, attempt.forAnotherThread(), false);
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
            return retrying(origin, pool.addressed(origin, request));
        } finally {
            attempt.end();
        }
    }

    private WireResponse retrying(Origin origin, WireRequest request) throws WireFailure {
        try {
            return exchange(origin, request);
        } catch (WireFailure e) {
            if (e.kind() != WireFailure.Kind.STALE || !pool.settings().retriesStale()) {
                throw e;
            }
            closeIdle(origin);
            pool.countRetry();
            attempt.again();
            return again(origin, request);
        }
    }

    private WireResponse again(Origin origin, WireRequest request) throws WireFailure {
        try {
            WireResponse response = exchange(origin, request);
            response.retried();
            return response;
        } catch (WireFailure e) {
            throw e.retried();
        }
    }

    private WireResponse exchange(Origin origin, WireRequest request) throws WireFailure {
        if (!alone || OriginPool.mayBeHttp2(origin, version())) {
            return exchangeOfPool(pool.to(origin), request);
        }
        Connection kept = beginOnKept(origin, request);
        return exchange(kept == null ? beginOnNew(origin, request) : kept, request);
    }

    /** The user's way to responses that are taken while they arrive. */
    public Streams streams() {
        return new Streams(pool, attempt.drain());
    }

    /** Has the host looked up anew for the next exchange, on a new connection. */
    public void forgetAddresses(Origin origin) {
        closeIdle(origin);
        pool.forgetAddresses(origin);
    }

    private void closeIdle(Origin origin) {
        for (Connection connection : List.copyOf(idle)) {
            if (connection.origin().equals(origin)) {
                connection.close();
                idle.remove(connection);
            }
        }
        if (!pool.isEmpty()) {
            pool.to(origin).closeIdle();
        }
    }

    private HttpVersion version() {
        return pool.settings().version();
    }

    private Reuse reuse() {
        return pool.settings().connections().reuse();
    }

    /** Whether each connection serves one request. */
    public boolean closeAfterEach() {
        return reuse() == Reuse.NEW_PER_REQUEST;
    }

    /** Closes the connections that wait for reuse; later requests open new ones. */
    public void closeIdle() {
        idle.forEach(Connection::close);
        idle.clear();
        pool.closeIdle();
    }

    /** The user has ended a task: closes what shall not outlive it. */
    public void iterationEnded() {
        if (reuse() == Reuse.NEW_PER_ITERATION) {
            closeIdle();
        }
    }

    /** The user has ended; connections that others share stay open. */
    @Override
    public void close() {
        if (reuse() != Reuse.SHARED) {
            closeIdle();
        }
    }

    boolean hasOpenIdle() {
        return idle.stream().anyMatch(Connection::isIdle) || pool.hasOpen();
    }

    private WireResponse exchange(Connection connection, WireRequest request) throws WireFailure {
        boolean rests = false;
        try {
            WireResponse response = sendAndAwait(connection, request);
            rests = connection.isIdle() && !request.last() && reuse() != Reuse.NEW_PER_REQUEST;
            return response;
        } finally {
            if (rests) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    /** After this the connection is idle, if it can be used again. */
    private WireResponse sendAndAwait(Connection connection, WireRequest request)
            throws WireFailure {
        boolean sent = false;
        WireResponse response;
        try {
            sent = writer.write(request, connection, attempt);
            response = connection.await(attempt);
        } catch (WireFailure e) {
            response = lateOutcome(connection, e);
        }
        connection.rest(sent);
        return response;
    }

    /** The user's thread has given up, maybe just when the exchange came to its end. */
    private WireResponse lateOutcome(Connection connection, WireFailure why) throws WireFailure {
        WireResponse part = connection.response();
        if (connection.abandon()) {
            throw why.at(part);
        }
        try {
            return connection.outcome(attempt);
        } catch (WireFailure e) {
            throw e.at(part);
        }
    }

    private WireResponse exchangeOfPool(OriginPool origin, WireRequest request) throws WireFailure {
        while (true) {
            @Nullable WireResponse response =
                    switch (origin.lease(attempt)) {
                        case Connection connection -> tryOn(connection, origin, request);
                        case Http2Connection connection -> tryOn(connection, origin, request);
                    };
            if (response != null) {
                return response;
            }
        }
    }

    /** Null if a kept connection was closed before anything was sent. */
    private @Nullable WireResponse tryOn(
            Connection connection, OriginPool origin, WireRequest request) throws WireFailure {
        boolean rests = false;
        try {
            if (!connection.begin(request, attempt)) {
                if (connection.isNew()) {
                    throw attempt.failure(connection.closed(), System.nanoTime());
                }
                return null;
            }
            WireResponse response = sendAndAwait(connection, request);
            rests = connection.isIdle();
            return response;
        } finally {
            origin.release(connection, rests);
        }
    }

    private @Nullable WireResponse tryOn(
            Http2Connection connection, OriginPool origin, WireRequest request) throws WireFailure {
        try {
            WireResponse response = connection.exchange(request, attempt);
            if (response == null && !attempt.opening().equals(Opening.NONE)) {
                throw attempt.failure(connection.farewell(), System.nanoTime());
            }
            return response;
        } finally {
            origin.release(connection);
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
        return pool.isEmpty() ? null : beginOnPooled(origin, request);
    }

    /** One that was opened for requests in parallel. */
    private @Nullable Connection beginOnPooled(Origin origin, WireRequest request) {
        OriginPool pooled = pool.to(origin);
        Connection connection = pooled.take();
        while (connection != null && !connection.begin(request, attempt)) {
            connection = pooled.take();
        }
        return connection;
    }

    private Connection beginOnNew(Origin origin, WireRequest request) throws WireFailure {
        Connection connection = pool.dialHttp1(origin, attempt);
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
}
