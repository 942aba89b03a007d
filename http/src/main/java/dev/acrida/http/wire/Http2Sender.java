package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers the streams of one HTTP/2 connection and sends what belongs to them, as the server's
 * windows allow. Thread-safe, by the lock of the output.
 */
final class Http2Sender {
    /** A writer waits when so much is on its way to the socket. */
    static final int MAX_PENDING = 256 << 10;

    private final Http2Output output;
    private final Map<Integer, Http2Stream> streams;
    private final Http2Peer peer = new Http2Peer();
    private final RequestHeaders headers;
    private long sendWindow = Http2Peer.DEFAULT_WINDOW;

    // Read without the lock too.
    private volatile int nextStream = 1;
    private volatile boolean takesMore = true;

    Http2Sender(Http2Output output, Map<Integer, Http2Stream> streams, boolean tls) {
        this.output = output;
        this.streams = streams;
        this.headers = new RequestHeaders(tls);
    }

    boolean takesMore() {
        return takesMore;
    }

    /** No more streams from now on. */
    void retire() {
        takesMore = false;
    }

    int maxStreams() {
        return peer.maxStreams();
    }

    /** Opens the stream and sends the head; false if the connection takes no more. */
    boolean head(Http2Stream stream, WireRequest request) {
        boolean endStream = !request.hasBody();
        return open(stream, () -> headers.encode(request), endStream, endStream);
    }

    /** The same for a stream that becomes a WebSocket. */
    boolean webSocket(Http2Stream stream, WireRequest request) {
        return open(stream, () -> headers.encodeWebSocket(request), false, true);
    }

    private boolean open(
            Http2Stream stream, Supplier<ByteBuffer> head, boolean endStream, boolean atOnce) {
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
            int bytes = output.frames().headers(number, head.get(), endStream, peer.maxFrame());
            stream.sent(bytes, 0);
            if (atOnce) {
                output.flush();
            }
            return true;
        } finally {
            output.lock.unlock();
        }
    }

    /** Sends as much of a body as the server and the socket take now. */
    void data(Http2Stream stream, ByteBuffer data, boolean endStream) {
        output.lock.lock();
        try {
            if (endStream && !data.hasRemaining()) {
                frame(stream, data, 0, true);
            }
            do {
                fill(stream, data, endStream);
                output.flush();
                // A socket that took all of it will not say so: nobody would wake a writer.
            } while (data.hasRemaining() && room(stream) > 0);
            if (data.hasRemaining()) {
                stream.stall();
            }
        } finally {
            output.lock.unlock();
        }
    }

    private void fill(Http2Stream stream, ByteBuffer data, boolean endStream) {
        while (data.hasRemaining() && room(stream) > 0) {
            int count = Math.min(data.remaining(), room(stream));
            frame(stream, data, count, endStream && count == data.remaining());
        }
    }

    private void frame(Http2Stream stream, ByteBuffer data, int count, boolean endStream) {
        output.frames().data(stream.id(), data, count, endStream);
        sendWindow -= count;
        stream.sent(Http2Frames.HEADER + count, count);
    }

    private int room(Http2Stream stream) {
        long window = Math.min(sendWindow, stream.sendWindow());
        int socket = MAX_PENDING - output.pending();
        return (int) Math.min(Math.min(window, socket), peer.maxFrame());
    }

    /** The server may send so much more on a stream. */
    void giveBack(Http2Stream stream, int bytes) {
        output.lock.lock();
        try {
            output.frames().windowUpdate(stream.id(), bytes);
            stream.sent(Http2Frames.HEADER + Integer.BYTES, 0);
            output.flush();
        } finally {
            output.lock.unlock();
        }
    }

    void reset(int stream, H2Error error) {
        output.lock.lock();
        try {
            output.frames().reset(stream, error);
            output.flush();
        } finally {
            output.lock.unlock();
        }
    }

    /** On the loop: the socket takes more. */
    void flush() {
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

    /** On the loop: what the server has asked for. */
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

    /** Whether this stream has ever been opened. */
    boolean hasOpened(int id) {
        return (id & 1) == 1 && id < nextStream;
    }

    /** Whether a stream may become a WebSocket. */
    boolean takesWebSockets() {
        return peer.connects();
    }

    boolean hasSettings() {
        return peer.heard();
    }
}
