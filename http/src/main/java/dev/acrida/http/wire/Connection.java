package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One connection, shared by its user's thread and its loop. Who may touch what is decided by {@link
 * ConnectionState}: the user's thread owns the connection in OPENING and DONE; in EXCHANGE and IDLE
 * the loop reads and decodes, and the user's thread only writes and waits. Each change out of a
 * state that both may leave is a compare-and-set, and publishes the plain fields written before it.
 */
final class Connection extends ConnectionState implements KeyOwner, Awaited {
    private final Origin origin;
    private final SocketChannel channel;
    private final Loop loop;
    private final SelectionKey key;
    private final ResponseDecoder decoder;
    private final OpeningChannel before;
    private @Nullable Tls tls;
    private Opening opening = Opening.NONE;
    private boolean reused;

    private volatile boolean signalled;
    private Thread owner = Thread.currentThread();
    private WireResponse response = WireResponse.NONE;
    private @Nullable Fault fault;
    private long faultNanos;

    // Read by the watch without synchronisation: at worst it wakes a user one round late.
    private long dueNanos;
    private long idleNanos;
    private long activeNanos = System.nanoTime();

    /** Takes a non-blocking channel, whose connecting may still be under way. */
    Connection(Origin origin, SocketChannel channel, Loop loop, ResponseDecoder decoder)
            throws IOException {
        this.origin = origin;
        this.channel = channel;
        this.loop = loop;
        this.decoder = decoder;
        this.before = new OpeningChannel(channel);
        this.key = channel.register(loop.selector(), 0, this);
    }

    Origin origin() {
        return origin;
    }

    SocketChannel channel() {
        return channel;
    }

    @Nullable Tls tls() {
        return tls;
    }

    @Override
    public long activeNanos() {
        return activeNanos;
    }

    Loop loop() {
        return loop;
    }

    /** Through which handshakes go. */
    OpeningChannel before() {
        return before;
    }

    /** Ends OPENING: from now on the loop reads. */
    void opened(@Nullable Tls tls, Opening opening) {
        this.tls = tls;
        this.opening = before.counted(opening);
        activeNanos = System.nanoTime();
        // Fails if the run ended meanwhile; begin() will say so.
        becomes(OPENING, IDLE);
        interest(SelectionKey.OP_READ);
    }

    @Override
    public void watch(Attempt attempt) {
        owner = Thread.currentThread();
        dueNanos = attempt.dueNanos();
        idleNanos = attempt.timeouts().idle().toNanos();
    }

    /** Ends OPENING: the server speaks HTTP/2, so another owner takes over channel and key. */
    Http2Connection becomeHttp2(@Nullable Tls tls, WireOptions options) {
        Http2Connection successor =
                new Http2Connection(origin, new Http2Output(channel, key, loop, tls), options);
        successor.open();
        return successor;
    }

    /** Begins an exchange; false if the server has closed the connection meanwhile. */
    boolean begin(WireRequest request, Attempt attempt) {
        if (state() != IDLE) {
            return false;
        }
        response = new WireResponse(attempt.startedNanos(), attempt.waitedNanos(), opening);
        response.plan(request.plan());
        decoder.begin(response, request.expectsNoBody());
        if (attempt.startedNanos() - activeNanos > 0) {
            activeNanos = attempt.startedNanos();
        }
        watch(attempt);
        return becomes(IDLE, EXCHANGE);
    }

    /** Whether there was no exchange yet. */
    boolean isNew() {
        return !reused;
    }

    /** Why it was closed before a request was sent, after {@link #begin} said that it was. */
    Fault closed() {
        return fault == null
                ? new Fault(Kind.NO_RESPONSE, "connection closed before the request was sent")
                : fault;
    }

    /**
     * Parks until the response is complete.
     *
     * @throws WireFailure if it will not be; the connection is closed then
     */
    WireResponse await(Attempt attempt) throws WireFailure {
        if (state() == EXCHANGE) {
            LockSupport.park(this);
        }
        while (state() == EXCHANGE) {
            attempt.check(this);
            LockSupport.park(this);
        }
        return outcome(attempt);
    }

    /** Parks until this holds, or until the exchange is over. */
    void await(BooleanSupplier there, Attempt attempt) throws WireFailure {
        watch(attempt);
        VarHandle
                .fullFence(); // another thread may have waited here: the loop must see who does now
        while (state() == EXCHANGE && !there.getAsBoolean()) {
            attempt.check(this);
            LockSupport.park(this);
        }
    }

    /** Makes the loop read again, if it has stopped for this queue and there is room now. */
    void readOn(BodyQueue queue) {
        if (queue.resumes()) {
            activeNanos = System.nanoTime();
            interest(SelectionKey.OP_READ);
        }
    }

    /** Writes what the socket takes now; the loop will say if the connection is broken. */
    void write(ByteBuffer bytes, Attempt attempt) throws IOException {
        int count = channel.write(bytes);
        if (count > 0) {
            attempt.sent();
            response.wireBytesOut += count;
        }
    }

    /** The response, as far as it is here. */
    WireResponse response() {
        return response;
    }

    /** After EXCHANGE: the response, or why there is none. */
    WireResponse outcome(Attempt attempt) throws WireFailure {
        if (fault != null) {
            throw attempt.failure(fault, faultNanos);
        }
        attempt.checkEnded(response.endedNanos());
        return response;
    }

    /** The user's thread gives up; false if the exchange came to its end just before. */
    boolean abandon() {
        boolean abandoned = becomes(EXCHANGE, CLOSED);
        if (abandoned) {
            close();
        }
        return abandoned;
    }

    /** Makes the connection ready for another request; false if it has to be closed. */
    boolean rest(boolean wholeRequestSent) {
        opening = Opening.NONE;
        reused = true;
        response = WireResponse.NONE;
        return wholeRequestSent && decoder.reusable() && becomes(DONE, IDLE);
    }

    /** Parks until the channel is ready for this, or until the exchange is over. */
    void awaitReady(int operation, Attempt attempt) throws WireFailure {
        signalled = false;
        watch(attempt);
        interest(operation);
        while (!signalled && (state() == EXCHANGE || state() == OPENING)) {
            attempt.check(this);
            LockSupport.park(this);
        }
        activeNanos = System.nanoTime();
    }

    void close() {
        becomeClosed();
        if (tls != null) {
            tls.sayGoodbye(channel);
        }
        closeChannel();
        loop.wake();
    }

    @Override
    public void shutDown() {
        fail(new Fault(Kind.STOPPED, "the run is over"), System.nanoTime());
        LockSupport.unpark(owner);
    }

    @Override
    public void wakeIfDue(long now) {
        int current = state();
        boolean waits = current == EXCHANGE || current == OPENING;
        if (waits && (now - dueNanos >= 0 || now - activeNanos >= idleNanos)) {
            LockSupport.unpark(owner);
        }
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            int operations = key.readyOps();
            if (state() == OPENING) {
                key.interestOps(0);
                signal();
            } else {
                if ((operations & SelectionKey.OP_WRITE) != 0) {
                    key.interestOpsAnd(~SelectionKey.OP_WRITE);
                    signal();
                }
                if ((operations & SelectionKey.OP_READ) != 0) {
                    read();
                }
            }
        } catch (CancelledKeyException e) {
            // Closed by the user's thread between select and here: nothing is left to do.
        } catch (IOException e) {
            ended(true, System.nanoTime());
        } catch (Fault e) {
            fail(e, System.nanoTime());
        } catch (RuntimeException | Error e) {
            // One connection's trouble, for example no memory for its body, is not the loop's.
            fail(new Fault(Kind.MALFORMED, "response not decoded: " + e), System.nanoTime());
        }
    }

    private void signal() {
        signalled = true;
        LockSupport.unpark(owner);
    }

    private void read() throws IOException, Fault {
        ByteBuffer in = loop.in();
        in.clear();
        if (tls != null) {
            tls.putUnread(in);
        }
        int count = channel.read(in);
        long now = System.nanoTime();
        if (count < 0) {
            ended(false, now);
            return;
        }
        response.wireBytesIn += count;
        in.flip();
        if (tls == null) {
            received(in, now);
        } else {
            decrypt(tls, in, now);
        }
    }

    private void decrypt(Tls tls, ByteBuffer in, long now) throws Fault {
        for (ByteBuffer plain = tls.decrypt(in, loop.plain());
                plain.hasRemaining();
                plain = tls.decrypt(in, loop.plain())) {
            received(plain, now);
        }
        tls.keepUnread(in);
        if (tls.ended()) {
            ended(false, now);
        }
    }

    private void received(ByteBuffer in, long now) throws Fault {
        if (state() == EXCHANGE) {
            activeNanos = now;
            if (response.firstByteNanos == 0) {
                response.firstByteNanos = now;
            }
            if (response.plan() instanceof BodyQueue queue) {
                stream(in, queue, now);
            } else if (decoder.feed(in, loop.window())) {
                complete(now);
            }
        }
        if (in.hasRemaining() && state() != EXCHANGE) {
            drop(); // bytes that nobody asked for: what they mean cannot be known
        }
    }

    /** More of a body that the user takes piece by piece: if it is slow, so is the reading. */
    private void stream(ByteBuffer in, BodyQueue queue, long now) throws Fault {
        queue.arriving(now);
        if (decoder.feed(in, loop.window())) {
            complete(now);
            return;
        }
        if (queue.isFull()) {
            key.interestOpsAnd(~SelectionKey.OP_READ);
            queue.pause();
            readOn(queue);
        }
        if (queue.isOpen()) {
            LockSupport.unpark(owner);
        }
    }

    private void complete(long now) {
        response.endedNanos = now;
        if (becomes(EXCHANGE, DONE)) {
            LockSupport.unpark(owner);
        }
    }

    private void drop() {
        becomeClosed();
        closeChannel();
    }

    /** The server has ended the connection, by a reset or in order. */
    private void ended(boolean reset, long now) {
        if (state() != EXCHANGE) {
            drop();
        } else if (!reset && !(tls != null && !tls.ended()) && decoder.end()) {
            complete(now);
        } else {
            fail(decoder.cut(reset, reused), now);
        }
    }

    private void fail(Fault why, long now) {
        boolean waits = state() == EXCHANGE || state() == OPENING;
        if (state() != DONE) {
            fault = why;
            faultNanos = now;
        }
        drop();
        if (waits) {
            LockSupport.unpark(owner);
        }
    }

    private void interest(int operation) {
        try {
            key.interestOpsOr(operation);
            loop.wake();
        } catch (CancelledKeyException e) {
            // Closed by the loop: the state says so.
        }
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
