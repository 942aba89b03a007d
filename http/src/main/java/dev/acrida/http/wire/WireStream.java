package dev.acrida.http.wire;

import dev.acrida.Timeouts;
import dev.acrida.http.wire.BodyQueue.Piece;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A response whose body is taken while it arrives. As long as it is not taken, at most 256 kB of it
 * and one read more are held, of an HTTP/2 stream 1 MB; then the server has to wait. For one thread
 * at a time.
 */
public final class WireStream implements AutoCloseable {
    private final LiveExchange exchange;
    private final BodyQueue queue;
    private final Attempt attempt;
    private final WireResponse head;
    private @Nullable Piece piece;
    private int taken;
    private long lastNanos;
    private boolean closed;

    WireStream(LiveExchange exchange, BodyQueue queue, Attempt attempt, WireResponse head) {
        this.exchange = exchange;
        this.queue = queue;
        this.attempt = attempt;
        this.head = head;
        this.lastNanos = head.firstByteNanos;
        if (!queue.isOpen() && head.bodyLength() > 0) {
            this.piece = new Piece(head.body(), head.endedNanos); // it came with its head
        }
    }

    /** Status and headers; it has no body. */
    public WireResponse head() {
        return head;
    }

    /** When the last byte that was taken arrived, or the stream failed. */
    public long lastNanos() {
        return lastNanos;
    }

    /** Calls this on the loop's thread whenever something has arrived; it must not block. */
    public void onArrival(Runnable arrived) {
        queue.onArrival(arrived);
    }

    /** Sets the time-outs of what follows, for example of one message. */
    public void until(Timeouts timeouts, long deadlineNanos) {
        attempt.goOn(timeouts, deadlineNanos);
    }

    /**
     * Takes at least one byte, and blocks until there is one.
     *
     * @return how many, or -1 if the body is complete
     * @throws WireFailure if it will not be; the connection is closed then
     */
    public int read(byte[] to, int offset, int length) throws WireFailure {
        try {
            @Nullable Piece from = next();
            if (from == null) {
                return -1;
            }
            int count = Math.min(length, from.bytes().length - taken);
            System.arraycopy(from.bytes(), taken, to, offset, count);
            taken += count;
            lastNanos = from.nanos();
            return count;
        } catch (WireFailure e) {
            lastNanos = e.endedNanos();
            throw e;
        } finally {
            attempt.end();
        }
    }

    private @Nullable Piece next() throws WireFailure {
        Piece current = piece;
        if (current != null && taken < current.bytes().length) {
            return current;
        }
        taken = 0;
        piece = closed ? null : take();
        return piece;
    }

    private @Nullable Piece take() throws WireFailure {
        if (exchange.goesOn()) {
            attempt.checkDue(exchange.awaited());
        }
        Piece next = queue.poll();
        if (next == null) {
            exchange.await(() -> !queue.isEmpty(), attempt);
            next = queue.poll();
        }
        exchange.taken(queue, next == null ? 0 : next.bytes().length);
        if (next == null) {
            lastNanos = exchange.outcome(attempt).endedNanos();
        }
        return next;
    }

    /** Whether there is something to take, or the body is complete: {@link #read} does not wait. */
    public boolean isReady() {
        boolean rest = piece != null && taken < piece.bytes().length;
        return rest || !queue.isEmpty() || !exchange.goesOn();
    }

    /** Whether something has arrived of which nothing was taken yet; for any thread. */
    public boolean hasArrived() {
        return !queue.isEmpty();
    }

    /**
     * Sends bytes after the head of a response that becomes another protocol.
     *
     * @return false if the connection is over
     */
    public boolean write(ByteBuffer bytes) throws WireFailure {
        try {
            if (!exchange.goesOn()) {
                return false;
            }
            // Also clears an interruption: a channel written by an interrupted thread closes.
            attempt.checkDue(exchange.awaited());
            return exchange.write(bytes, attempt);
        } catch (IOException e) {
            return false;
        } finally {
            attempt.end();
        }
    }

    /**
     * Ends the exchange: the connection of a complete response is kept, another is aborted. The
     * response ends when the last byte that was taken arrived.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        exchange.end();
        head.endedNanos = lastNanos;
    }
}
