package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a streamed body is written to: counted, or in chunks if its length is not known. */
final class BodyStream extends OutputStream {
    private static final int BUFFER = 16 << 10;
    private static final int CHUNK_FRAME = 16;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long length;
    private final Connection connection;
    private final Attempt attempt;
    private final ByteBuffer buffer;
    private final byte[] piece = new byte[BUFFER];
    private int pieceLength;
    private long count;
    private boolean broken;
    private @Nullable WireFailure failure;

    BodyStream(long length, ByteBuffer head, Connection connection, Attempt attempt) {
        this.length = length;
        this.connection = connection;
        this.attempt = attempt;
        this.buffer =
                ByteBuffer.allocate(head.remaining() + BUFFER + CHUNK_FRAME + LAST_CHUNK.length);
        buffer.put(head);
    }

    /** Whether the connection ended, or the response came, before the body was written. */
    boolean broken() {
        return broken;
    }

    /** Why the exchange failed while the body was written. */
    Optional<WireFailure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
        int at = offset;
        int left = size;
        while (left > 0) {
            int part = Math.min(left, BUFFER - pieceLength);
            System.arraycopy(bytes, at, piece, pieceLength, part);
            pieceLength += part;
            at += part;
            left -= part;
            if (pieceLength == BUFFER) {
                frame();
                send();
            }
        }
        count += size;
    }

    /** Sends the rest. */
    void finish() throws IOException {
        if (length >= 0 && count != length) {
            failure =
                    attempt.failure(
                            Kind.REQUEST_BODY,
                            "request body must have as many bytes as its length says: %d instead of %d"
                                    .formatted(count, length));
            throw new IOException("wrong length");
        }
        frame();
        if (length < 0) {
            buffer.put(LAST_CHUNK);
        }
        send();
    }

    private void frame() {
        if (length >= 0) {
            buffer.put(piece, 0, pieceLength);
        } else if (pieceLength > 0) {
            byte[] size = Integer.toHexString(pieceLength).getBytes(StandardCharsets.US_ASCII);
            buffer.put(size).put((byte) '\r').put((byte) '\n');
            buffer.put(piece, 0, pieceLength).put((byte) '\r').put((byte) '\n');
        }
        pieceLength = 0;
    }

    private void send() throws IOException {
        try {
            broken = !RequestWriter.send(buffer.flip(), connection, attempt);
        } catch (WireFailure e) {
            failure = e;
            throw new IOException(e);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        if (broken) {
            throw new IOException("the exchange is over");
        }
        buffer.clear();
    }
}
