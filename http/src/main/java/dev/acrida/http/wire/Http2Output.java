package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sending side of one HTTP/2 connection. Users and the loop put frames under the {@link #lock}
 * and flush; nobody waits for the socket. What it does not take is sent by the loop.
 */
final class Http2Output {
    /** Guards everything here, and what decides about frames: windows, stream numbers, HPACK. */
    final ReentrantLock lock = new ReentrantLock();

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Loop loop;
    private final @Nullable Tls tls;
    private final @Nullable ByteBuffer record;
    private final Http2Frames frames = new Http2Frames();
    private boolean broken;

    Http2Output(SocketChannel channel, SelectionKey key, Loop loop, @Nullable Tls tls) {
        this.channel = channel;
        this.key = key;
        this.loop = loop;
        this.tls = tls;
        this.record = tls == null ? null : tls.newRecord();
    }

    Http2Frames frames() {
        return frames;
    }

    SocketChannel channel() {
        return channel;
    }

    Loop loop() {
        return loop;
    }

    @Nullable Tls tls() {
        return tls;
    }

    /** From now on the loop calls this owner. */
    void attach(KeyOwner owner) {
        key.attach(owner);
        interest(SelectionKey.OP_READ);
    }

    /** How many bytes wait for the socket. */
    int pending() {
        return frames.size() + (record == null ? 0 : record.remaining());
    }

    /** Sends what the socket takes now. If it is broken the loop will say so. */
    void flush() {
        ByteBuffer plain = frames.toBeSent();
        try {
            boolean all = broken || (tls == null ? write(plain) : encrypt(tls, plain));
            if (!all) {
                interest(SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            broken = true;
        }
        if (broken) {
            plain.position(plain.limit());
        }
        frames.keepRest();
    }

    private boolean encrypt(Tls tls, ByteBuffer plain) throws IOException {
        ByteBuffer net = record == null ? plain : record;
        while (write(net)) {
            if (!plain.hasRemaining()) {
                return true;
            }
            tls.encrypt(plain, net);
            if (!net.hasRemaining()) {
                throw new IOException("the encryption has ended");
            }
        }
        return false;
    }

    private boolean write(ByteBuffer bytes) throws IOException {
        if (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return !bytes.hasRemaining();
    }

    private void interest(int operation) {
        try {
            key.interestOpsOr(operation);
            loop.wake();
        } catch (CancelledKeyException e) {
            // Closed meanwhile: the connection's state says so.
        }
    }

    void close() {
        lock.lock();
        try {
            broken = true; // who still has something to send must not wait for its end
            if (tls != null) {
                tls.sayGoodbye(channel);
            }
        } finally {
            lock.unlock();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
        loop.wake();
    }
}
