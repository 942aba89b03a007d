package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/** Writes the requests of one user, on the user's thread. */
final class RequestWriter {
    private ByteBuffer head = ByteBuffer.allocate(0);

    /**
     * Writes a whole request; false if the connection ended, or the response was complete, before.
     * Then the loop knows more.
     */
    boolean write(WireRequest request, Connection connection, Attempt attempt) throws WireFailure {
        ByteBuffer head = headOf(request);
        try {
            return switch (request.body()) {
                case BytesBody(byte[] bytes) when bytes.length == 0 ->
                        send(head, connection, attempt);
                case BytesBody(byte[] bytes) -> send(joined(head, bytes), connection, attempt);
                default -> stream(request.body(), head, connection, attempt);
            };
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends the whole buffer; false if the exchange was over before. */
    static boolean send(ByteBuffer bytes, Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        Tls tls = connection.tls();
        if (tls != null) {
            return tls.send(bytes, connection, attempt);
        }
        connection.write(bytes, attempt);
        while (bytes.hasRemaining()) {
            connection.awaitReady(SelectionKey.OP_WRITE, attempt);
            if (!connection.inExchange()) {
                return false;
            }
            connection.write(bytes, attempt);
        }
        return true;
    }

    /** Most users send the same head again: the buffer around it is kept. */
    @SuppressWarnings("ReferenceEquality") // another array with equal bytes is only less lucky
    private ByteBuffer headOf(WireRequest request) {
        if (head.array() != request.head() || head.capacity() != request.headLength()) {
            head = ByteBuffer.wrap(request.head(), 0, request.headLength());
        }
        return head.position(0).limit(request.headLength());
    }

    private static ByteBuffer joined(ByteBuffer head, byte[] body) {
        return ByteBuffer.allocate(head.remaining() + body.length).put(head).put(body).flip();
    }

    private static boolean stream(
            RequestBody body, ByteBuffer head, Connection connection, Attempt attempt)
            throws WireFailure {
        BodyStream out = new BodyStream(body.length(), head, connection, attempt);
        try {
            body.writeTo(out);
            out.finish();
            return true;
        } catch (IOException | RuntimeException e) {
            if (out.broken()) {
                return false;
            }
            throw out.failure().orElseGet(() -> unreadable(e, attempt));
        }
    }

    private static WireFailure unreadable(Exception e, Attempt attempt) {
        return attempt.failure(
                Kind.REQUEST_BODY, "request body could not be read: " + e.getMessage());
    }
}
