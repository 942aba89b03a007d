package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * What is said to a proxy before the server can be spoken to. Reads no byte more than it is asked
 * for: what follows is the server's. Confined to the user's thread.
 */
final class Prelude {
    private static final int LONGEST_HEAD = 16 << 10;

    private final Connection connection;
    private final Attempt attempt;

    Prelude(Connection connection, Attempt attempt) {
        this.connection = connection;
        this.attempt = attempt;
    }

    void write(byte[] bytes) throws IOException, WireFailure {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (!connection.before().write(out)) {
            connection.awaitReady(SelectionKey.OP_WRITE, attempt);
        }
    }

    /** Exactly so many bytes. */
    byte[] read(int count) throws IOException, WireFailure {
        ByteBuffer in = ByteBuffer.allocate(count);
        while (in.hasRemaining()) {
            int read = connection.before().read(in);
            if (read < 0) {
                throw refusal("it closed the connection");
            }
            if (read == 0) {
                connection.awaitReady(SelectionKey.OP_READ, attempt);
            }
        }
        return in.array();
    }

    /** The head of an HTTP response: byte by byte, since the next byte is not the proxy's. */
    String readHead() throws IOException, WireFailure {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            if (head.length() == LONGEST_HEAD) {
                throw refusal("it answered what is no HTTP response");
            }
            head.append((char) (read(1)[0] & 0xff));
        }
        return head.toString();
    }

    WireFailure refusal(String why) {
        Origin origin = connection.origin();
        return attempt.failure(
                Kind.PROXY,
                "the proxy does not lead to %s:%d: %s"
                        .formatted(origin.host(), origin.port(), why));
    }
}
