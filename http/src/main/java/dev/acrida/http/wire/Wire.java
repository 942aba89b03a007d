package dev.acrida.http.wire;

import dev.acrida.Connections.Reuse;
import dev.acrida.HttpSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one run: selector loops, TLS context, resolved names. Thread-safe. */
public final class Wire implements AutoCloseable {
    private final WireOptions options;
    private final List<Loop> loops;
    private final LoopPlace place;
    private final DeadlineWatch watch;
    private final Dialer dialer;
    private final ConcurrentMap<HttpSettings, Pool> sharedPools = new ConcurrentHashMap<>();
    private final AtomicInteger nextLoop = new AtomicInteger();
    private volatile boolean closed;

    private Wire(WireOptions options, TlsContext tlsContext, List<Loop> loops) {
        this.options = options;
        this.loops = loops;
        this.place = options.platformLoops() ? LoopPlace.alwaysPlatform() : LoopPlace.moving();
        this.watch = DeadlineWatch.open(loops, place);
        this.dialer = new Dialer(this, tlsContext);
    }

    /**
     * Starts the loops.
     *
     * @throws UncheckedIOException if the system has no selector for them
     */
    public static Wire open(WireOptions options) {
        return open(options, TlsContext.create(options.insecure()));
    }

    static Wire open(WireOptions options, TlsContext tlsContext) {
        List<Loop> loops = new ArrayList<>();
        try {
            for (int i = 0; i < options.loops(); i++) {
                loops.add(Loop.open(options.platformLoops(), "acrida-http-" + i));
            }
        } catch (IOException e) {
            loops.forEach(Loop::close);
            throw new UncheckedIOException("HTTP cannot start: " + e.getMessage(), e);
        }
        return new Wire(options, tlsContext, List.copyOf(loops));
    }

    /** A new user's connections; none is open yet. */
    public UserConnections connections(HttpSettings settings) {
        boolean shared = settings.connections().reuse() == Reuse.SHARED;
        Pool pool = shared ? sharedPools.computeIfAbsent(settings, this::pool) : pool(settings);
        return new UserConnections(pool, new Attempt(options.drain()), !shared);
    }

    private Pool pool(HttpSettings settings) {
        return new Pool(dialer, settings);
    }

    /** How late user code made others run so far, and what was done about it. */
    public LoopDelay loopDelay() {
        return place.delay();
    }

    /** Closes all connections and ends the loops; exchanges in flight fail. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        for (Loop loop : loops) {
            for (SelectionKey key : loop.keys()) {
                ((KeyOwner) key.attachment()).shutDown();
            }
            loop.close();
        }
    }

    WireOptions options() {
        return options;
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives a new channel to the next loop. */
    Connection attach(Origin origin, SocketChannel channel) throws IOException {
        Loop loop = loops.get(Math.floorMod(nextLoop.getAndIncrement(), loops.size()));
        ResponseDecoder decoder =
                new ResponseDecoder(options.maxHeadBytes(), options.maxBodyBytes());
        Connection connection;
        try {
            connection = new Connection(origin, channel, loop, decoder);
        } catch (ClosedSelectorException e) {
            throw new IOException("the run is over", e);
        }
        // Asked after the registration: either close() finds the connection, or this sees close().
        if (closed) {
            connection.close();
            throw new IOException("the run is over");
        }
        return connection;
    }
}
