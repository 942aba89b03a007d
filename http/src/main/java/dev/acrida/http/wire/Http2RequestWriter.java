package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes the body of one request, on its user's thread; streamed ones are written to it. */
final class Http2RequestWriter extends OutputStream {
    private static final int BUFFER = 16 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Http2Sender sender;
    private final Http2Stream stream;
    private final Attempt attempt;
    private ByteBuffer buffer = NOTHING;
    private long count;
    private boolean over;
    private boolean open;
    private @Nullable WireFailure failure;

    Http2RequestWriter(Http2Sender sender, Http2Stream stream, Attempt attempt) {
        this.sender = sender;
        this.stream = stream;
        this.attempt = attempt;
    }

    /** Writes a whole body; false if the exchange was over before. */
    boolean write(RequestBody body) throws WireFailure {
        return body instanceof BytesBody(byte[] bytes)
                ? send(ByteBuffer.wrap(bytes), true)
                : stream(body);
    }

    private boolean send(ByteBuffer data, boolean endStream) throws WireFailure {
        sender.data(stream, data, endStream);
        while (data.hasRemaining()) {
            stream.awaitRoom(attempt);
            if (!stream.inExchange()) {
                return false;
            }
            sender.data(stream, data, endStream);
        }
        return true;
    }

    /** Of a stream on which something was written after its head: says that no more will come. */
    void finish() {
        if (open) {
            open = false;
            sender.data(stream, NOTHING.duplicate(), true);
        }
    }

    /** Writes what is no body; {@link #finish} follows. */
    boolean write(ByteBuffer data) throws WireFailure {
        open = true;
        return send(data, false);
    }

    private boolean stream(RequestBody body) throws WireFailure {
        buffer = ByteBuffer.allocate(BUFFER);
        try {
            body.writeTo(this);
            checkLength(body.length());
            return send(buffer.flip(), true);
        } catch (IOException | RuntimeException e) {
            if (over) {
                return false;
            }
            throw failure == null
                    ? attempt.failure(
                            Kind.REQUEST_BODY, "request body could not be read: " + e.getMessage())
                    : failure;
        }
    }

    private void checkLength(long length) throws WireFailure {
        if (length >= 0 && count != length) {
            throw attempt.failure(
                    Kind.REQUEST_BODY,
                    "request body must have as many bytes as its length says: %d instead of %d"
                            .formatted(count, length));
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
        int at = offset;
        int left = size;
        count += size;
        while (left > 0) {
            int part = Math.min(left, buffer.remaining());
            buffer.put(bytes, at, part);
            at += part;
            left -= part;
            if (!buffer.hasRemaining()) {
                sendBuffer();
            }
        }
    }

    private void sendBuffer() throws IOException {
        try {
            over = !send(buffer.flip(), false);
        } catch (WireFailure e) {
            failure = e;
            throw new IOException(e);
        }
        if (over) {
            throw new IOException("the exchange is over");
        }
        buffer.clear();
    }
}
