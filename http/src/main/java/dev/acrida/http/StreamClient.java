package dev.acrida.http;

import dev.acrida.Bodies;
import dev.acrida.StreamedResponse;
import dev.acrida.Timeouts;
import dev.acrida.WebSocket;
import dev.acrida.http.wire.Origin;
import dev.acrida.http.wire.Streams;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireRequest;
import dev.acrida.http.wire.WireResponse;
import dev.acrida.http.wire.WireStream;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens one user's streamed responses. Confined to the user's thread. */
final class StreamClient implements AutoCloseable {
    private final Streams streams;
    private final Samples samples;
    private final Bodies bodies;
    private final ChainSender chain;
    private final ChainSender upgrades;
    private final List<StreamedAnswer> open = new ArrayList<>(1);
    private final List<LiveWebSocket> sockets = new ArrayList<>(1);
    private @Nullable WireStream last;

    /** Makes the sender of requests that are exchanged in this way. */
    interface Chains {
        ChainSender of(ChainSender.Exchange exchange, Consumer<Origin> forgetAddresses);
    }

    StreamClient(Streams streams, Samples samples, Bodies bodies, Chains chains) {
        this.streams = streams;
        this.samples = samples;
        this.bodies = bodies;
        this.chain = chains.of(this::exchange, streams::forgetAddresses);
        this.upgrades = chains.of(this::upgrade, streams::forgetAddresses);
    }

    /** Sends a request and follows its redirects until there is a head to answer with. */
    StreamedResponse send(EntryKey key, Hop first) {
        last = null;
        Answer answer;
        try {
            answer = chain.send(key, first);
        } catch (RuntimeException | Error e) {
            closeLast();
            throw e;
        }
        StreamedAnswer response = new StreamedAnswer(answer, last, samples, bodies.maxBytes());
        open.removeIf(StreamedAnswer::isClosed);
        open.add(response);
        return response;
    }

    /** Asks for a WebSocket, and records the sample of that. */
    WebSocket webSocket(String name, String key, Hop first) {
        last = null;
        EntryKey entry = new EntryKey(LiveWebSocket.TYPE, name + " connect");
        Answer answer = upgrades.send(entry, first);
        WireStream stream = last;
        WebSocketAgreement agreement = WebSocketAgreement.of(answer, key);
        String refused = agreement.refused();
        if (!refused.isEmpty()) {
            closeLast();
        }
        // The response has no end while the connection is open: its head is what was waited for.
        long nanos =
                refused.isEmpty() && stream != null
                        ? stream.lastNanos() - answer.startedNanos()
                        : Math.max(0, answer.elapsed().toNanos());
        samples.record(
                new Sample(entry, nanos, 0, refused), answer, answer.last().draft().context());
        LiveWebSocket socket =
                new LiveWebSocket(answer, name, agreement, stream, samples, bodies.maxBytes());
        sockets.removeIf(LiveWebSocket::isClosed);
        sockets.add(socket);
        return socket;
    }

    private WireResponse exchange(
            Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
            throws WireFailure {
        closeLast();
        return opened(streams.open(origin, request, timeouts, deadlineNanos));
    }

    private WireResponse upgrade(
            Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
            throws WireFailure {
        return opened(streams.upgrade(origin, request, timeouts, deadlineNanos));
    }

    private WireResponse opened(WireStream stream) {
        last = stream;
        return stream.head();
    }

    /** The response was a redirect. */
    private void closeLast() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    /** Closes the connections that wait for the next stream. */
    void closeIdle() {
        streams.close();
    }

    /** Records what the user has left open, and closes all connections. */
    @Override
    public void close() {
        open.forEach(StreamedAnswer::close);
        open.clear();
        sockets.forEach(LiveWebSocket::close);
        sockets.clear();
        streams.close();
    }
}
