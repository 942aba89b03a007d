package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * What goes over a connection before its first request: handshakes with the server and with a proxy
 * on the way. Counts the bytes, which belong to the first sample. Confined to the user's thread.
 */
final class OpeningChannel {
    private final SocketChannel channel;
    private @Nullable OuterTls proxy;
    private ByteBuffer record = ByteBuffer.allocate(0);
    private long out;
    private long in;

    OpeningChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /** From now on everything goes through this encryption, which the first proxy takes off. */
    void secure(OuterTls proxy) {
        this.proxy = proxy;
        this.record = proxy.tls().newRecord();
    }

    /** Writes what the socket takes now; false if some is left, and this has to be called again. */
    boolean write(ByteBuffer bytes) throws IOException {
        if (proxy == null) {
            out += channel.write(bytes);
            return !bytes.hasRemaining();
        }
        while (flushed()) {
            if (!bytes.hasRemaining()) {
                return true;
            }
            proxy.tls().encrypt(bytes, record);
        }
        return false;
    }

    private boolean flushed() throws IOException {
        out += channel.write(record);
        return !record.hasRemaining();
    }

    /** Reads what is there; negative at the end. */
    int read(ByteBuffer bytes) throws IOException {
        if (proxy != null) {
            return readFrom(proxy, bytes);
        }
        int count = channel.read(bytes);
        in += Math.max(0, count);
        return count;
    }

    private int readFrom(OuterTls proxy, ByteBuffer bytes) throws IOException {
        if (!proxy.arrived().hasRemaining()) {
            int count = proxy.read(channel);
            in += Math.max(0, count);
            if (count < 0) {
                return count;
            }
        }
        ByteBuffer arrived = proxy.arrived();
        int taken = Math.min(bytes.remaining(), arrived.remaining());
        bytes.put(arrived.slice().limit(taken));
        arrived.position(arrived.position() + taken);
        return taken;
    }

    /** The same, with the bytes that went out and came in up to now. */
    Opening counted(Opening opening) {
        return opening.withBytes(out, in);
    }
}
