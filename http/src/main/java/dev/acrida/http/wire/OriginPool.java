package dev.acrida.http.wire;

import dev.acrida.Connections;
import dev.acrida.Connections.Reuse;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections of a pool to one place. Who finds none, and may not open another, waits for its
 * turn. Thread-safe; the lock comes before that of a connection.
 */
final class OriginPool {
    private final Origin origin;
    private final HttpVersion version;
    private final Connections rules;
    private final Dialer dialer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();

    private final Deque<Connection> idle = new ArrayDeque<>(2);

    /** Connections that take more streams, with how many are open or promised. */
    private final Map<Http2Connection, Integer> streams = new HashMap<>(2);

    /** Connections that are open or being opened. */
    private int open;

    /** Whether one is being opened of which it is not known how many requests it can serve. */
    private boolean dialing;

    private boolean http2;

    OriginPool(Origin origin, HttpSettings settings, Dialer dialer) {
        this.origin = origin;
        this.version = settings.version();
        this.rules = settings.connections();
        this.dialer = dialer;
        this.http2 = mayBeHttp2(origin, settings.version());
    }

    /** Whether a server there may speak HTTP/2 to us. */
    static boolean mayBeHttp2(Origin origin, HttpVersion version) {
        return switch (version) {
            case HTTP_1_1 -> false;
            case HTTP_2 -> origin.tls();
            case HTTP_2_PRIOR_KNOWLEDGE -> true;
        };
    }

    /** Whether the server may speak HTTP/2, as far as is known now. */
    boolean mayBeHttp2() {
        lock.lock();
        try {
            return http2;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A connection for one exchange; {@link #release} follows. Blocks until it is this one's turn.
     */
    KeyOwner lease(Attempt attempt) throws WireFailure {
        KeyOwner ready = awaitTurn(attempt);
        return ready == null ? dial(attempt) : ready;
    }

    /** One that waits here, or null if the caller has to open one. */
    private @Nullable KeyOwner awaitTurn(Attempt attempt) throws WireFailure {
        lock.lock();
        try {
            boolean waited = false;
            while (true) {
                KeyOwner kept = kept();
                if (kept == null && !mayDial()) {
                    waited = true;
                    attempt.awaitTurn(turn);
                    continue;
                }
                if (kept == null) {
                    open++;
                    dialing = http2;
                }
                if (waited) {
                    attempt.hasWaited();
                }
                return kept;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean mayDial() {
        boolean oneIsEnough = http2 && rules.reuse() != Reuse.SHARED && !isNewEachTime();
        return oneIsEnough ? open < 1 : open < rules.maxPerHost() && !(dialing && !isNewEachTime());
    }

    private boolean isNewEachTime() {
        return rules.reuse() == Reuse.NEW_PER_REQUEST;
    }

    private @Nullable KeyOwner kept() {
        forgetClosed();
        for (Map.Entry<Http2Connection, Integer> each : streams.entrySet()) {
            if (each.getKey().takes(each.getValue())) {
                each.setValue(each.getValue() + 1);
                return each.getKey();
            }
        }
        return idle.pollLast();
    }

    private void forgetClosed() {
        int before = streams.size() + idle.size();
        streams.keySet().removeIf(OriginPool::retires);
        idle.removeIf(connection -> !connection.isIdle());
        open -= before - streams.size() - idle.size();
    }

    private static boolean retires(Http2Connection connection) {
        if (connection.takesMore()) {
            return false;
        }
        connection.retire();
        return true;
    }

    private KeyOwner dial(Attempt attempt) throws WireFailure {
        KeyOwner dialled = null;
        try {
            dialled = dialer.dial(origin, version, attempt);
            return dialled;
        } finally {
            dialled(dialled);
        }
    }

    private void dialled(@Nullable KeyOwner connection) {
        lock.lock();
        try {
            dialing = false;
            switch (connection) {
                case null -> open--;
                case Connection _ -> http2 = false;
                case Http2Connection shared -> {
                    if (!isNewEachTime()) {
                        streams.put(shared, 1);
                        shared.onChange(this::changed);
                    }
                }
            }
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        lock.lock();
        try {
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A connection that is not leased belongs to this pool from now on. */
    void adopt(Connection connection) {
        lock.lock();
        try {
            open++;
            idle.addLast(connection);
        } finally {
            lock.unlock();
        }
    }

    /** One that waits here and leaves the pool, if there is one. */
    @Nullable Connection take() {
        lock.lock();
        try {
            Connection kept = idle.pollLast();
            open -= kept == null ? 0 : 1;
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /** The exchange is over. */
    void release(Connection connection, boolean rests) {
        lock.lock();
        try {
            if (rests && !isNewEachTime()) {
                idle.addLast(connection);
            } else {
                open--;
                connection.close();
            }
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The exchange is over. */
    void release(Http2Connection connection) {
        if (isNewEachTime()) {
            connection.close();
        }
        lock.lock();
        try {
            if (isNewEachTime()) {
                open--;
            } else {
                streams.computeIfPresent(connection, (_, count) -> count - 1);
            }
            turn.signal();
        } finally {
            lock.unlock();
        }
        if (!connection.takesMore()) {
            connection.retire();
        }
    }

    boolean hasOpen() {
        lock.lock();
        try {
            forgetClosed();
            return !streams.isEmpty() || !idle.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void closeIdle() {
        List<Http2Connection> quiet = new ArrayList<>();
        lock.lock();
        try {
            open -= idle.size();
            idle.forEach(Connection::close);
            idle.clear();
            streams.forEach(
                    (connection, count) -> {
                        if (count == 0) {
                            quiet.add(connection);
                        }
                    });
            open -= quiet.size();
            quiet.forEach(streams::remove);
        } finally {
            lock.unlock();
        }
        quiet.forEach(Http2Connection::close);
    }
}
