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

/**
 * One HTTP/2 connection, with the exchanges of any number of threads on it. Each of them sends its
 * request itself, under the lock of the output, and waits for its stream; the loop reads.
 * Thread-safe.
 */
final class Http2Connection implements KeyOwner {
    static final int WINDOW = 16 << 20;

    /** A writer waits when so much is on its way to the socket. */
    static final int MAX_PENDING = 256 << 10;

    private final Origin origin;
    private final Http2Output output;
    private final WireOptions options;
    private final Http2Input input = new Http2Input();
    private final Http2Receiver receiver;

    /** Open streams; the loop looks up, users add and remove. */
    private final Map<Integer, Http2Stream> streams = new ConcurrentHashMap<>();

    // Guarded by the lock of the output; the number of the next stream is read without it too.
    private final Http2Peer peer = new Http2Peer();
    private final RequestHeaders headers;
    private long sendWindow = Http2Peer.DEFAULT_WINDOW;
    private volatile int nextStream = 1;

    private volatile boolean takesMore = true;
    private volatile boolean closed;
    private volatile boolean reused;
    private volatile @Nullable Fault farewell;
    private volatile Runnable changed = () -> {};

    Http2Connection(Origin origin, Http2Output output, WireOptions options) {
        this.origin = origin;
        this.output = output;
        this.options = options;
        this.headers = new RequestHeaders(origin.tls());
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
        return takesMore && open < peer.maxStreams();
    }

    /** Whether streams may be opened, now or when others have ended. */
    boolean takesMore() {
        return takesMore;
    }

    /**
     * Sends one request and blocks until its response is complete; null if the connection takes no
     * more requests, and nothing was sent.
     */
    @Nullable WireResponse exchange(WireRequest request, Attempt attempt) throws WireFailure {
        Http2Stream stream = new Http2Stream(attempt, request, options.maxBodyBytes());
        Http2RequestWriter writer = new Http2RequestWriter(this, stream, attempt);
        if (!sendHead(stream, request)) {
            return null;
        }
        attempt.sent();
        try {
            WireResponse response = sendRestAndAwait(writer, stream, request, attempt);
            reused = true;
            return response;
        } finally {
            streams.remove(stream.id());
        }
    }

    private WireResponse sendRestAndAwait(
            Http2RequestWriter writer, Http2Stream stream, WireRequest request, Attempt attempt)
            throws WireFailure {
        try {
            if (request.hasBody() && !writer.write(request.body())) {
                reset(stream.id(), H2Error.NO_ERROR); // the response came first: RFC 9113, 8.1
            }
            return stream.await(attempt);
        } catch (WireFailure e) {
            if (stream.abandon()) {
                reset(stream.id(), H2Error.CANCEL);
                throw e;
            }
            return stream.result(attempt);
        }
    }

    /** Opens the stream and sends the head; false if the connection takes no more. */
    private boolean sendHead(Http2Stream stream, WireRequest request) {
        boolean endStream = !request.hasBody();
        output.lock.lock();
        try {
            if (!takesMore) {
                return false;
            }
            int number = nextStream;
            stream.number(number, peer.initialWindow());
            streams.put(number, stream);
            nextStream = number + 2;
            if (number + 2 < 0) {
                takesMore = false; // no numbers are left
            }
            int bytes =
                    output.frames()
                            .headers(
                                    stream.id(),
                                    headers.encode(request),
                                    endStream,
                                    peer.maxFrame());
            stream.sent(bytes, 0);
            if (endStream) {
                output.flush();
            }
            return true;
        } finally {
            output.lock.unlock();
        }
    }

    /** Sends as much of a body as the server and the socket take now. */
    void sendData(Http2Stream stream, ByteBuffer data, boolean endStream) {
        output.lock.lock();
        try {
            boolean ended = false;
            while (data.hasRemaining() && room(stream) > 0) {
                int count = Math.min(data.remaining(), room(stream));
                ended = endStream && count == data.remaining();
                output.frames().data(stream.id(), data, count, ended);
                sendWindow -= count;
                stream.sent(Http2Frames.HEADER + count, count);
            }
            if (data.hasRemaining()) {
                stream.stall();
            } else if (endStream && !ended) {
                output.frames().data(stream.id(), data, 0, true);
                stream.sent(Http2Frames.HEADER, 0);
            }
            output.flush();
        } finally {
            output.lock.unlock();
        }
    }

    private int room(Http2Stream stream) {
        long window = Math.min(sendWindow, stream.sendWindow());
        int socket = MAX_PENDING - output.pending();
        return (int) Math.min(Math.min(window, socket), peer.maxFrame());
    }

    private void reset(int stream, H2Error error) {
        output.lock.lock();
        try {
            output.frames().reset(stream, error);
            output.flush();
        } finally {
            output.lock.unlock();
        }
    }

    /** Whether there are exchanges; not exact while there are. */
    boolean isBusy() {
        return !streams.isEmpty();
    }

    /** No more streams; closes when those that are open have ended. */
    void retire() {
        takesMore = false;
        if (streams.isEmpty()) {
            close();
        }
    }

    void close() {
        takesMore = false;
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
                flushed();
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

    private void flushed() {
        output.lock.lock();
        try {
            output.flush();
            if (output.pending() < MAX_PENDING) {
                resumeAll();
            }
        } finally {
            output.lock.unlock();
        }
    }

    private void resumeAll() {
        streams.values().forEach(Http2Stream::resume);
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

    @Nullable Http2Stream stream(int id) {
        return streams.get(id);
    }

    /** Whether this stream has ever been opened. */
    boolean hasOpened(int id) {
        return (id & 1) == 1 && id < nextStream;
    }

    boolean hasSettings() {
        return peer.heard();
    }

    void settings(ByteBuffer payload) throws Fault {
        output.lock.lock();
        try {
            int change = peer.take(payload);
            headers.tableSize(peer.tableSize());
            for (Http2Stream stream : streams.values()) {
                if (!stream.grow(change)) {
                    throw tooLarge();
                }
            }
            output.frames().acknowledgeSettings();
            resumeAll();
        } finally {
            output.lock.unlock();
        }
        changed.run();
    }

    /** The server takes more of all bodies, or of one. */
    void grow(@Nullable Http2Stream stream, int increment) throws Fault {
        output.lock.lock();
        try {
            if (stream == null) {
                sendWindow += increment;
                resumeAll();
            } else if (stream.grow(increment)) {
                stream.resume();
            } else {
                throw tooLarge();
            }
            if (sendWindow > Integer.MAX_VALUE) {
                throw tooLarge();
            }
        } finally {
            output.lock.unlock();
        }
    }

    private static Fault tooLarge() {
        return Http2Violation.of(H2Error.FLOW_CONTROL_ERROR, "a window above the largest");
    }

    /** The server takes no streams after this one. */
    void goingAway(int last, String error, long now) {
        Fault fault =
                new Fault(
                        Kind.GOING_AWAY,
                        "the server ended the HTTP/2 connection (GOAWAY): " + error);
        farewell = fault;
        takesMore = false;
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
        reset(id, Http2Violation.errorOf(fault));
    }

    private void broken(Fault fault) {
        sayGoodbye(Http2Violation.errorOf(fault));
        lost(fault);
        output.close();
    }

    private void ended(boolean reset) {
        long now = System.nanoTime();
        takesMore = false;
        closed = true;
        Fault said = farewell;
        for (Http2Stream stream : streams.values()) {
            stream.fail(said == null ? stream.cut(reset, reused) : said, now);
        }
        output.close();
        changed.run();
    }

    private void lost(Fault fault) {
        long now = System.nanoTime();
        farewell = fault;
        takesMore = false;
        closed = true;
        streams.values().forEach(stream -> stream.fail(fault, now));
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
