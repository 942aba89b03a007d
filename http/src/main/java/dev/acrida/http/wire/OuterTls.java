package dev.acrida.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLException;

/**
 * The encryption between us and a proxy, around what is said to the server behind it, which may be
 * encrypted too. Who may call what is as in {@link Tls}.
 */
final class OuterTls {
    private final Tls tls;
    private final ByteBuffer raw;
    private final ByteBuffer plain;

    /** What came out of it and was not taken yet; always ready to be read. */
    private ByteBuffer arrived = ByteBuffer.allocate(0);

    OuterTls(Tls tls) {
        this.tls = tls;
        this.raw = ByteBuffer.allocate(2 * tls.recordSize());
        this.plain = ByteBuffer.allocate(2 * tls.recordSize());
    }

    Tls tls() {
        return tls;
    }

    /** What the proxy passed on, for the server's encryption. */
    ByteBuffer arrived() {
        return arrived;
    }

    /** Puts back what was taken too early. */
    void giveBack(ByteBuffer early) {
        arrived = joined(early, arrived);
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        ByteBuffer all = ByteBuffer.allocate(first.remaining() + second.remaining());
        return all.put(first).put(second).flip();
    }

    /** On the loop: decrypts another record; false if there is no whole one. */
    boolean decrypt(ByteBuffer in) throws Fault {
        ByteBuffer record = tls.decrypt(in, plain);
        boolean any = record.hasRemaining();
        if (any) {
            arrived = joined(arrived, record);
        }
        return any;
    }

    /** While the connection opens: reads one record at most; returns how much was read for it. */
    int read(SocketChannel channel) throws IOException {
        tls.putUnread(raw.clear());
        int count = 0;
        try {
            if (!decrypt(raw.flip())) {
                count = channel.read(raw.compact());
                decrypt(raw.flip());
            }
        } catch (Fault e) {
            throw new SSLException(e.text());
        }
        tls.keepUnread(raw);
        return arrived.hasRemaining() ? Math.max(0, count) : count;
    }

    /** Encrypts one record of the server's encryption; nothing comes of it after the end. */
    void encrypt(ByteBuffer inner, ByteBuffer net) throws SSLException {
        boolean goesOn = inner.hasRemaining();
        while (goesOn) {
            goesOn = tls.wrap(inner, net) > 0 && inner.hasRemaining();
        }
    }
}
