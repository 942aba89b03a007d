package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One exchange on an HTTP/2 connection. The loop fills the response until there is an outcome; from
 * then on it belongs to the user's thread, which waits for that.
 */
final class Http2Stream implements Awaited {
    /** How many bytes of a body may be on their way. */
    static final int WINDOW = 1 << 20;

    /** How the exchange ended. */
    private record Outcome(@Nullable Fault fault, long nanos) {
        static final Outcome ABANDONED = new Outcome(null, 0);
    }

    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final WireResponse response;
    private final BodyBytes body;
    private final boolean expectsNoBody;

    /** Who waits; of a WebSocket another than its user may, for a moment. */
    private volatile Thread owner = Thread.currentThread();

    // Guarded by the lock of the output, but for the flag, by which the loop wakes a writer.
    private int id;
    private long sendWindow;
    private volatile boolean stalled;

    // Confined to the loop.
    private boolean hasHead;
    private long contentLength = -1;
    private int unacknowledged;

    // Read by the watch without synchronisation: at worst it wakes a user one round late.
    private long dueNanos;
    private long idleNanos;
    private long activeNanos = System.nanoTime();

    Http2Stream(Attempt attempt, WireRequest request, int maxBody) {
        this.response =
                new WireResponse(attempt.startedNanos(), attempt.waitedNanos(), attempt.opening());
        this.response.plan(request.plan());
        this.expectsNoBody = request.expectsNoBody();
        this.body = new BodyBytes(maxBody);
        watch(attempt);
    }

    int id() {
        return id;
    }

    /** The response, as far as it is here. */
    WireResponse response() {
        return response;
    }

    /** Under the lock: the stream is about to be opened. */
    void number(int id, int sendWindow) {
        this.id = id;
        this.sendWindow = sendWindow;
    }

    @Override
    public void watch(Attempt attempt) {
        owner = Thread.currentThread();
        dueNanos = attempt.dueNanos();
        idleNanos = attempt.timeouts().idle().toNanos();
    }

    @Override
    public long activeNanos() {
        return activeNanos;
    }

    boolean inExchange() {
        return outcome.get() == null;
    }

    void wakeIfDue(long now) {
        if (inExchange() && (now - dueNanos >= 0 || now - activeNanos >= idleNanos)) {
            LockSupport.unpark(owner);
        }
    }

    /** Parks until the response is complete. */
    WireResponse await(Attempt attempt) throws WireFailure {
        if (inExchange()) {
            LockSupport.park(this);
        }
        while (inExchange()) {
            attempt.check(this);
            LockSupport.park(this);
        }
        return result(attempt);
    }

    /** Parks until this holds, or until the exchange is over. */
    void await(BooleanSupplier there, Attempt attempt) throws WireFailure {
        watch(attempt);
        while (inExchange() && !there.getAsBoolean()) {
            attempt.check(this);
            LockSupport.park(this);
        }
    }

    /** The response, or why there is none. */
    WireResponse result(Attempt attempt) throws WireFailure {
        Outcome ended = outcome.get();
        if (ended != null && ended.fault != null) {
            throw attempt.failure(ended.fault, ended.nanos);
        }
        attempt.checkEnded(response.endedNanos());
        return response;
    }

    /** The user's thread gives up; false if there was an outcome just before. */
    boolean abandon() {
        return outcome.compareAndSet(null, Outcome.ABANDONED);
    }

    void fail(Fault fault, long now) {
        if (outcome.compareAndSet(null, new Outcome(fault, now))) {
            LockSupport.unpark(owner);
        }
    }

    private void complete(long now) {
        response.endedNanos = now;
        if (outcome.compareAndSet(null, new Outcome(null, now))) {
            LockSupport.unpark(owner);
        }
    }

    // Sending, under the lock of the output.

    /** How much of the body the server takes now. */
    long sendWindow() {
        return sendWindow;
    }

    /** The window grows, or shrinks, maybe below zero; false if it becomes too large. */
    boolean grow(long increment) {
        sendWindow += increment;
        return sendWindow <= Integer.MAX_VALUE;
    }

    void sent(int bytes, int ofBody) {
        sendWindow -= ofBody;
        response.wireBytesOut += bytes;
        activeNanos = System.nanoTime();
    }

    /** The writer has to wait for a window, or for the socket. */
    void stall() {
        stalled = true;
    }

    void resume() {
        if (stalled) {
            stalled = false;
            LockSupport.unpark(owner);
        }
    }

    /** Parks the writer until {@link #resume}, or until the exchange is over. */
    void awaitRoom(Attempt attempt) throws WireFailure {
        watch(attempt);
        while (stalled && inExchange()) {
            attempt.check(this);
            LockSupport.park(this);
        }
    }

    // Receiving, on the loop.

    /** A frame of this stream has arrived. */
    void arrived(int bytes, long now) {
        activeNanos = now;
        response.wireBytesIn += bytes;
        if (response.firstByteNanos == 0) {
            response.firstByteNanos = now;
        }
    }

    boolean begun() {
        return response.firstByteNanos != 0;
    }

    boolean hasHead() {
        return hasHead;
    }

    /** A header block: an interim head, the head, or trailers. */
    void head(ResponseHeaders headers, boolean endStream, long now) throws Fault {
        if (hasHead) {
            if (!endStream) {
                throw Http2Violation.protocol("headers inside a body");
            }
            headers.trailers();
        } else {
            byte[] head = headers.head();
            if (headers.status < 200) {
                if (endStream || headers.status == 101) {
                    throw Http2Violation.protocol("a response that ends with status 1xx");
                }
                return;
            }
            hasHead = true;
            response.keepHead(headers.status, headers.setsCookies, headers.encoded);
            response.keepRaw(head, head.length);
            contentLength = hasNoBody(headers.status) ? 0 : headers.contentLength;
            if (!endStream) {
                body.begin(contentLength, response.plan());
                if (response.plan() instanceof BodyQueue queue) {
                    queue.open();
                    LockSupport.unpark(owner);
                }
            }
        }
        if (endStream) {
            end(now);
        }
    }

    private boolean hasNoBody(int status) {
        return expectsNoBody || status == 204 || status == 304;
    }

    /** A piece of the body. */
    void data(ByteBuffer data, boolean endStream, long now) throws Fault {
        if (!hasHead) {
            throw Http2Violation.protocol("a body without headers");
        }
        if (data.hasRemaining()) {
            if (contentLength >= 0 && body.size() + data.remaining() > contentLength) {
                throw Http2Violation.protocol("a body that is longer than it says");
            }
            if (response.plan() instanceof BodyQueue queue) {
                queue.arriving(now);
                body.take(data, data.remaining());
                LockSupport.unpark(owner);
            } else {
                body.take(data, data.remaining());
            }
        }
        if (endStream) {
            end(now);
        }
    }

    private void end(long now) throws Fault {
        if (contentLength >= 0 && body.size() != contentLength) {
            throw Http2Violation.protocol("a body that is shorter than it says");
        }
        response.discard(body.discarded());
        response.keepBody(body.finish());
        complete(now);
    }

    /**
     * Counts a frame against the window; returns what to give back to the server now. What goes to
     * a queue is given back by who takes it from there.
     */
    int take(int bytes, int ofBody) throws Fault {
        long queued = 0;
        if (response.plan() instanceof BodyQueue queue) {
            unacknowledged += bytes - ofBody;
            queued = queue.size() + ofBody;
        } else {
            unacknowledged += bytes;
        }
        if (unacknowledged + queued > WINDOW) {
            throw Http2Violation.of(H2Error.FLOW_CONTROL_ERROR, "more data than the window allows");
        }
        if (unacknowledged < WINDOW / 2) {
            return 0;
        }
        int taken = unacknowledged;
        unacknowledged = 0;
        return taken;
    }

    /** What it means for this exchange that the connection is lost. */
    Fault cut(boolean reset, boolean reused) {
        if (!begun()) {
            if (reused) {
                return new Fault(
                        Kind.STALE, "the server closed a kept-alive connection without a response");
            }
            return reset
                    ? new Fault(Kind.RESET, "connection reset before the response")
                    : new Fault(Kind.NO_RESPONSE, "connection closed without a response");
        }
        String where = hasHead ? "body" : "head";
        return reset
                ? new Fault(Kind.RESET, "connection reset inside the response " + where)
                : new Fault(Kind.TRUNCATED, "connection closed inside the response " + where);
    }
}
