package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The encryption of one connection. The user's thread shakes hands and encrypts, the loop decrypts;
 * the engine allows one of each at a time. The loop never writes: what the engine wants to send
 * after the handshake (key updates) goes out before the next request.
 */
final class Tls {
    private final SSLEngine engine;
    private final @Nullable OuterTls outer;
    private byte @Nullable [] unread;
    private boolean ended;

    private Tls(SSLEngine engine, @Nullable OuterTls outer) {
        this.engine = engine;
        this.outer = outer;
    }

    /**
     * Shakes hands, on the user's thread, while the loop only signals.
     *
     * @param outer the encryption around this one, up to a proxy, if there is one
     */
    static Tls handshake(
            SSLEngine engine, @Nullable OuterTls outer, Connection connection, Attempt attempt)
            throws WireFailure, IOException {
        Tls tls = new Tls(engine, outer);
        try {
            engine.beginHandshake();
            tls.shakeHands(connection, attempt);
            return tls;
        } catch (SSLException e) {
            throw attempt.failure(Kind.TLS, TlsRefusal.text(engine, e));
        }
    }

    /** Sends the whole buffer; false if the exchange was over before. */
    boolean send(ByteBuffer plain, Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        ByteBuffer net = connection.loop().borrow(engine.getSession().getPacketBufferSize());
        try {
            while (plain.hasRemaining()) {
                net.clear();
                engine.wrap(plain, net);
                boolean sent =
                        outer == null
                                ? write(net.flip(), connection, attempt)
                                : outer.tls().send(net.flip(), connection, attempt);
                if (!sent) {
                    return false;
                }
            }
            return true;
        } finally {
            connection.loop().giveBack(net);
        }
    }

    private static boolean write(ByteBuffer net, Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        connection.write(net, attempt);
        while (net.hasRemaining()) {
            connection.awaitReady(SelectionKey.OP_WRITE, attempt);
            if (!connection.inExchange()) {
                return false;
            }
            connection.write(net, attempt);
        }
        return true;
    }

    /** The protocol that both sides agreed on in the handshake, or empty. */
    String protocol() {
        String protocol = engine.getApplicationProtocol();
        return protocol == null ? "" : protocol;
    }

    /** A buffer, in which nothing remains, for one record. */
    ByteBuffer newRecord() {
        // A record inside another becomes two, as it is a little longer than what fits into one.
        return ByteBuffer.allocate((outer == null ? 1 : 3) * recordSize()).limit(0);
    }

    int recordSize() {
        return engine.getSession().getPacketBufferSize();
    }

    /** Makes one record of as much as fits; returns its length, 0 after the end. */
    int wrap(ByteBuffer plain, ByteBuffer net) throws SSLException {
        return engine.wrap(plain, net).bytesProduced();
    }

    /** Makes one record of what is there, in place of the last; one thread at a time. */
    void encrypt(ByteBuffer plain, ByteBuffer net) throws SSLException {
        if (outer == null) {
            engine.wrap(plain, net.clear());
        } else {
            ByteBuffer inner = ByteBuffer.allocate(recordSize());
            engine.wrap(plain, inner);
            outer.encrypt(inner.flip(), net.clear());
        }
        net.flip();
    }

    /** On the loop: puts what was read but could not be decrypted yet before what comes now. */
    void putUnread(ByteBuffer in) {
        if (outer != null) {
            outer.tls().putUnread(in);
        }
        if (unread != null) {
            in.put(unread);
            unread = null;
        }
    }

    /** On the loop: keeps the beginning of a record. */
    void keepUnread(ByteBuffer in) {
        if (outer != null) {
            outer.tls().keepUnread(in);
        } else if (in.hasRemaining()) {
            unread = new byte[in.remaining()];
            in.get(unread);
        }
    }

    /** On the loop: decrypts until there is something; empty if there is no whole record left. */
    ByteBuffer decrypt(ByteBuffer in, ByteBuffer plain) throws Fault {
        if (outer == null) {
            return decryptOwn(in, plain);
        }
        do {
            decryptOwn(outer.arrived(), plain);
        } while (!plain.hasRemaining() && !ended && outer.decrypt(in));
        return plain;
    }

    private ByteBuffer decryptOwn(ByteBuffer in, ByteBuffer plain) throws Fault {
        plain.clear();
        try {
            boolean goesOn = in.hasRemaining();
            while (goesOn && plain.position() == 0) {
                goesOn = unwrap(in, plain);
            }
        } catch (SSLException e) {
            throw new Fault(Kind.TLS, TlsRefusal.text(engine, e));
        }
        return plain.flip();
    }

    /** Whether the server has said that nothing more will come. */
    boolean ended() {
        return ended || (outer != null && outer.tls().ended());
    }

    /** Tells the server that nothing more will come, if that can be written at once. */
    void sayGoodbye(SocketChannel channel) {
        try {
            engine.closeOutbound();
            ByteBuffer net = newRecord();
            encrypt(ByteBuffer.allocate(0), net);
            channel.write(net);
        } catch (IOException e) {
            // It is only a courtesy.
        }
    }

    private boolean unwrap(ByteBuffer in, ByteBuffer plain) throws SSLException {
        SSLEngineResult result = engine.unwrap(in, plain);
        ended |= result.getStatus() == SSLEngineResult.Status.CLOSED;
        boolean tasks = result.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
        runTasks();
        return !ended && (tasks || result.bytesConsumed() > 0);
    }

    private void shakeHands(Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        ByteBuffer in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        ByteBuffer none = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
            status =
                    switch (status) {
                        case NEED_TASK -> runTasks();
                        case NEED_WRAP -> wrap(out, in, connection, attempt);
                        default -> unwrap(in, none, connection, attempt);
                    };
        }
        if (outer == null) {
            keepUnread(in);
        } else {
            outer.giveBack(in);
        }
    }

    private HandshakeStatus runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    private HandshakeStatus wrap(
            ByteBuffer out, ByteBuffer in, Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        out.clear();
        HandshakeStatus status = engine.wrap(ByteBuffer.allocate(0), out).getHandshakeStatus();
        out.flip();
        while (!write(out, in, connection)) {
            connection.awaitReady(SelectionKey.OP_WRITE, attempt);
        }
        return status;
    }

    /** A server that has closed the connection may have said why: the alert is still to be read. */
    private boolean write(ByteBuffer out, ByteBuffer in, Connection connection) throws IOException {
        try {
            return connection.before().write(out);
        } catch (IOException e) {
            in.compact();
            connection.before().read(in);
            engine.unwrap(
                    in.flip(), ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
            throw e;
        }
    }

    private HandshakeStatus unwrap(
            ByteBuffer in, ByteBuffer none, Connection connection, Attempt attempt)
            throws IOException, WireFailure {
        SSLEngineResult result = engine.unwrap(in, none);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            in.compact();
            int count = connection.before().read(in);
            in.flip();
            if (count < 0) {
                throw attempt.failure(
                        Kind.TLS, "TLS handshake failed: the server closed the connection");
            }
            if (count == 0) {
                connection.awaitReady(SelectionKey.OP_READ, attempt);
            }
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw attempt.failure(Kind.TLS, "TLS handshake failed: the server ended it");
        }
        return result.getHandshakeStatus();
    }
}
