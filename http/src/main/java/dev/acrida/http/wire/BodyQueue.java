package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A body on its way from the loop, which puts, to its user's thread, which takes. Bounded: when it
 * is {@link #isFull} the loop stops reading, so that it holds at most {@link #HIGH} bytes and one
 * read more, and the server feels that the user is slow.
 */
final class BodyQueue implements BodyPlan {
    static final int HIGH = 256 << 10;
    private static final int LOW = HIGH / 2;

    /**
     * Bytes as they arrived.
     *
     * @param nanos when, by {@link System#nanoTime()}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(byte[] bytes, long nanos) {}

    private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicLong size = new AtomicLong();
    private final AtomicBoolean paused = new AtomicBoolean();
    private volatile boolean opened;
    private volatile Runnable arrived = () -> {};
    private long arrivedNanos; // the loop's

    /** On the loop: the head is complete, and kept where the user finds it. */
    void open() {
        opened = true;
    }

    /** Whether the head is complete. */
    boolean isOpen() {
        return opened;
    }

    /** On the loop: what is put from now on arrived at this time. */
    void arriving(long nanos) {
        arrivedNanos = nanos;
    }

    /** On the loop: takes {@code count} bytes out of the buffer. */
    void put(ByteBuffer in, int count) {
        if (count > 0) {
            byte[] bytes = new byte[count];
            in.get(bytes);
            size.addAndGet(count);
            pieces.add(new Piece(bytes, arrivedNanos));
            arrived.run();
        }
    }

    /** Calls this on the loop's thread whenever something was put here. */
    void onArrival(Runnable arrived) {
        this.arrived = arrived;
    }

    /** The next piece, or null if none is there yet. */
    @Nullable Piece poll() {
        Piece piece = pieces.poll();
        if (piece != null) {
            size.addAndGet(-piece.bytes.length);
        }
        return piece;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** How many bytes wait here. */
    long size() {
        return size.get();
    }

    boolean isFull() {
        return size.get() >= HIGH;
    }

    /** On the loop, after it has stopped reading. */
    void pause() {
        paused.set(true);
    }

    /** Whether the caller must make the loop read again: true once for each {@link #pause}. */
    boolean resumes() {
        return paused.get() && size.get() < LOW && paused.compareAndSet(true, false);
    }
}
