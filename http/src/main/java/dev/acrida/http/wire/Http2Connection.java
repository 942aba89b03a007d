package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * One HTTP/2 connection, with the exchanges of any number of threads on it. Each of them sends its
 * request itself, under the lock of the output, and waits for its stream; the loop reads.
 * Thread-safe.
 */
final class Http2Connection implements KeyOwner {
    static final int WINDOW = 16 << 20;

    private final Origin origin;
    private final Http2Output output;
    private final WireOptions options;
    private final Http2Input input = new Http2Input();
    private final Http2Receiver receiver;

    /** Open streams; the loop looks up, users add and remove. */
    private final Map<Integer, Http2Stream> streams = new ConcurrentHashMap<>();

    private final Http2Sender sender;

    /** Whether the server has said what it takes, or never will. */
    private final CountDownLatch heard = new CountDownLatch(1);

    private volatile boolean closed;
    private volatile boolean reused;
    private volatile @Nullable Fault farewell;
    private volatile Runnable changed = () -> {};

    Http2Connection(Origin origin, Http2Output output, WireOptions options) {
        this.origin = origin;
        this.output = output;
        this.options = options;
        this.sender = new Http2Sender(output, streams, origin.tls());
        this.receiver = new Http2Receiver(this, options.maxHeadBytes());
    }

    /** Says hello; from now on the loop reads. */
    void open() {
        output.lock.lock();
        try {
            output.frames().preface(Http2Stream.WINDOW, WINDOW, options.maxHeadBytes());
        } finally {
            output.lock.unlock(); // sent together with the first request
        }
        output.attach(this);
    }

    /** Calls this, on the loop, when more streams may be opened, or no more. */
    void onChange(Runnable changed) {
        this.changed = changed;
    }

    Origin origin() {
        return origin;
    }

    /** Whether another stream can be opened now, if so many are open. */
    boolean takes(int open) {
        return sender.takesMore() && open < sender.maxStreams();
    }

    /** Whether streams may be opened, now or when others have ended. */
    boolean takesMore() {
        return sender.takesMore();
    }

    /**
     * Sends one request and blocks until its response is complete; null if the connection takes no
     * more requests, and nothing was sent.
     */
    @Nullable WireResponse exchange(WireRequest request, Attempt attempt) throws WireFailure {
        Http2Stream stream = new Http2Stream(attempt, request, options.maxBodyBytes());
        Http2RequestWriter writer = new Http2RequestWriter(sender, stream, attempt);
        if (!sender.head(stream, request)) {
            return null;
        }
        attempt.sent();
        try {
            WireResponse response = sendRestAndAwait(writer, stream, request, attempt);
            reused = true;
            return response;
        } catch (WireFailure e) {
            throw e.at(stream.response());
        } finally {
            streams.remove(stream.id());
        }
    }

    /**
     * Sends the head of a request whose response is taken while it arrives; null if the connection
     * takes no more requests, and nothing was sent.
     *
     * @param ended is told when the exchange is over
     */
    @Nullable Http2Exchange begin(WireRequest request, Attempt attempt, Runnable ended) {
        Http2Stream stream = new Http2Stream(attempt, request, options.maxBodyBytes());
        if (!sender.head(stream, request)) {
            return null;
        }
        attempt.sent();
        Http2RequestWriter writer = new Http2RequestWriter(sender, stream, attempt);
        return new Http2Exchange(this, request, stream, writer, ended);
    }

    /**
     * Whether a stream may become a WebSocket: blocks until the server has said what it takes.
     *
     * @throws WireFailure if it says nothing in time
     */
    boolean takesWebSockets(Attempt attempt) throws WireFailure {
        sender.flush(); // it may want to hear from us first
        attempt.await(heard);
        return sender.takesWebSockets();
    }

    /** As {@link #begin}, for a stream that becomes a WebSocket. */
    @Nullable Http2Exchange beginWebSocket(WireRequest request, Attempt attempt, Runnable ended) {
        Http2Stream stream = new Http2Stream(attempt, request, options.maxBodyBytes());
        if (!sender.webSocket(stream, request)) {
            return null;
        }
        attempt.sent();
        Http2RequestWriter writer = new Http2RequestWriter(sender, stream, attempt);
        return new Http2Exchange(this, request, stream, writer, ended);
    }

    /** Nobody waits for this stream any more. */
    void end(Http2Stream stream) {
        if (stream.abandon()) {
            sender.reset(stream.id(), H2Error.CANCEL);
        }
        reused = true;
        streams.remove(stream.id());
    }

    private WireResponse sendRestAndAwait(
            Http2RequestWriter writer, Http2Stream stream, WireRequest request, Attempt attempt)
            throws WireFailure {
        try {
            if (request.hasBody() && !writer.write(request.body())) {
                sender.reset(
                        stream.id(), H2Error.NO_ERROR); // the response came first: RFC 9113, 8.1
            }
            return stream.await(attempt);
        } catch (WireFailure e) {
            if (stream.abandon()) {
                sender.reset(stream.id(), H2Error.CANCEL);
                throw e;
            }
            return stream.result(attempt);
        }
    }

    /** Whether there are exchanges; not exact while there are. */
    boolean isBusy() {
        return !streams.isEmpty();
    }

    /** No more streams; closes when those that are open have ended. */
    void retire() {
        sender.retire();
        if (streams.isEmpty()) {
            close();
        }
    }

    void close() {
        sender.retire();
        if (!closed) {
            closed = true;
            sayGoodbye(H2Error.NO_ERROR);
            output.close();
        }
    }

    private void sayGoodbye(H2Error error) {
        output.lock.lock();
        try {
            output.frames().goAway(error);
            output.flush();
        } finally {
            output.lock.unlock();
        }
    }

    @Override
    public void shutDown() {
        lost(new Fault(Kind.STOPPED, "the run is over"));
        output.close();
    }

    @Override
    public void wakeIfDue(long now) {
        streams.values().forEach(stream -> stream.wakeIfDue(now));
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            int operations = key.readyOps();
            if ((operations & SelectionKey.OP_WRITE) != 0) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                sender.flush();
            }
            if ((operations & SelectionKey.OP_READ) != 0) {
                read();
            }
        } catch (CancelledKeyException e) {
            // Closed between select and here: nothing is left to do.
        } catch (IOException e) {
            ended(true);
        } catch (Fault e) {
            broken(e);
        } catch (RuntimeException | Error e) {
            // One connection's trouble, for example no memory for a body, is not the loop's.
            broken(new Fault(Kind.MALFORMED, "response not decoded: " + e));
        }
    }

    private void read() throws IOException, Fault {
        ByteBuffer in = output.loop().in().clear();
        Tls tls = output.tls();
        if (tls != null) {
            tls.putUnread(in);
        }
        int count = output.channel().read(in);
        receiver.startsAt(System.nanoTime());
        if (count < 0) {
            ended(false);
            return;
        }
        in.flip();
        if (tls == null) {
            input.feed(in, receiver);
        } else {
            decrypt(tls, in);
        }
        receiver.flush();
    }

    private void decrypt(Tls tls, ByteBuffer in) throws Fault {
        ByteBuffer plain = output.loop().plain();
        for (tls.decrypt(in, plain); plain.hasRemaining(); tls.decrypt(in, plain)) {
            input.feed(plain, receiver);
        }
        tls.keepUnread(in);
        if (tls.ended()) {
            ended(false);
        }
    }

    // What the receiver asks for, on the loop.

    Http2Output output() {
        return output;
    }

    Http2Sender sender() {
        return sender;
    }

    @Nullable Http2Stream stream(int id) {
        return streams.get(id);
    }

    void settings(ByteBuffer payload) throws Fault {
        sender.settings(payload);
        heard.countDown();
        changed.run();
    }

    /** The server takes no streams after this one. */
    void goingAway(int last, String error, long now) {
        Fault fault =
                new Fault(
                        Kind.GOING_AWAY,
                        "the server ended the HTTP/2 connection (GOAWAY): " + error);
        farewell = fault;
        sender.retire();
        streams.forEach(
                (id, stream) -> {
                    if (id > last) {
                        stream.fail(fault, now);
                    }
                });
        changed.run();
    }

    /** One exchange fails, and the connection goes on. */
    void streamBroken(int id, Fault fault, long now) {
        Http2Stream stream = streams.get(id);
        if (stream != null) {
            stream.fail(fault, now);
        }
        sender.reset(id, Http2Violation.errorOf(fault));
    }

    private void broken(Fault fault) {
        sayGoodbye(Http2Violation.errorOf(fault));
        lost(fault);
        output.close();
    }

    private void ended(boolean reset) {
        long now = System.nanoTime();
        sender.retire();
        closed = true;
        Fault said = farewell;
        for (Http2Stream stream : streams.values()) {
            stream.fail(said == null ? stream.cut(reset, reused) : said, now);
        }
        output.close();
        heard.countDown();
        changed.run();
    }

    private void lost(Fault fault) {
        long now = System.nanoTime();
        farewell = fault;
        sender.retire();
        closed = true;
        streams.values().forEach(stream -> stream.fail(fault, now));
        heard.countDown();
        changed.run();
    }

    /** Why it takes no more requests. */
    Fault farewell() {
        Fault said = farewell;
        return said == null
                ? new Fault(Kind.NO_RESPONSE, "connection closed before the request was sent")
                : said;
    }
}
