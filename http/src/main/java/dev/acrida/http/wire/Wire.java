package dev.acrida.http.wire;

import dev.acrida.Connections.Reuse;
import dev.acrida.HttpSettings;
import dev.acrida.Network;
import dev.acrida.stats.BucketCounts;

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
import java.util.concurrent.atomic.LongAdder;

/** The connections of one run: selector loops, TLS context, resolved names. Thread-safe. */
public final class Wire implements AutoCloseable {
    private final WireOptions options;
    private final List<Loop> loops;
    private final ReadDelays delays;
    private final LoopPlace place;
    private final DeadlineWatch watch;
    private final ConcurrentMap<HttpSettings, Pool> sharedPools = new ConcurrentHashMap<>();
    private final Dns dns;
    private final ConcurrentMap<Network, Dialer> dialers = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private final AtomicInteger nextLoop = new AtomicInteger();
    private volatile boolean closed;

    private Wire(WireOptions options, Dns dns, List<Loop> loops, ReadDelays delays) {
        this.options = options;
        this.loops = loops;
        this.delays = delays;
        this.place =
                options.platformLoops()
                        ? LoopPlace.alwaysPlatform()
                        : LoopPlace.moving(() -> Work.of(loops));
        this.watch = DeadlineWatch.open(loops, place);
        this.dns = dns;
    }

    /**
     * Starts the loops.
     *
     * @throws UncheckedIOException if the system has no selector for them, or if a file of {@link
     *     WireOptions#network()} cannot be used
     */
    public static Wire open(WireOptions options) {
        return open(options, new Dns());
    }

    static Wire open(WireOptions options, Dns dns) {
        TlsContext.check(options.network().tls());
        ReadDelays delays = new ReadDelays();
        return new Wire(options, dns, openLoops(options, delays), delays);
    }

    private static List<Loop> openLoops(WireOptions options, ReadDelays delays) {
        List<Loop> loops = new ArrayList<>();
        try {
            for (int i = 0; i < options.loops(); i++) {
                loops.add(Loop.open("acrida-http-" + i, delays));
            }
        } catch (IOException e) {
            loops.forEach(Loop::close);
            throw new UncheckedIOException("HTTP cannot start: " + e.getMessage(), e);
        }
        return List.copyOf(loops);
    }

    /** A new user's connections; none is open yet. */
    public UserConnections connections(HttpSettings settings) {
        boolean shared = settings.connections().reuse() == Reuse.SHARED;
        Pool pool = shared ? sharedPools.computeIfAbsent(settings, this::pool) : pool(settings);
        return new UserConnections(pool, new Attempt(options.drain()), !shared);
    }

    private Pool pool(HttpSettings settings) {
        return new Pool(dialerOf(settings), settings);
    }

    private Dialer dialerOf(HttpSettings settings) {
        Network network = options.network().over(settings.network());
        return dialers.computeIfAbsent(network, this::dialer);
    }

    private Dialer dialer(Network network) {
        return new Dialer(this, dns, network, TlsContext.of(network.tls()));
    }

    /** How many requests were sent once more because their connection had just been closed. */
    public long retries() {
        return retries.sum();
    }

    void countRetry() {
        retries.increment();
    }

    /** How late the loops came to read since the last call. */
    public BucketCounts takeReadDelays() {
        return delays.take();
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
