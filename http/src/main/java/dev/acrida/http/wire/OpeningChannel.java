package dev.acrida.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * What goes over a connection before its first request: handshakes with the server and with a proxy
 * on the way. Counts the bytes, which belong to the first sample. Confined to the user's thread.
 */
final class OpeningChannel {
    private final SocketChannel channel;
    private long out;
    private long in;

    OpeningChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /** Writes what the socket takes now. */
    void write(ByteBuffer bytes) throws IOException {
        out += channel.write(bytes);
    }

    /** Reads what is there; negative at the end. */
    int read(ByteBuffer bytes) throws IOException {
        int count = channel.read(bytes);
        in += Math.max(0, count);
        return count;
    }

    /** The same, with the bytes that went out and came in up to now. */
    Opening counted(Opening opening) {
        return opening.withBytes(out, in);
    }
}
