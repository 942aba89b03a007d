package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Map;

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
    void data(Http2Stream stream, ByteBuffer data, boolean endStream) {
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

    boolean hasSettings() {
        return peer.heard();
    }
}
