package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Reads for many connections: one selector on one thread. Each connection stays with its loop. The
 * buffers belong to the loop's thread; {@link #wake} and {@link #selector} are for all.
 */
final class Loop implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Loop.class.getName());

    /** More than the largest TLS record, and few reads for a large body. */
    private static final int READ = 64 << 10;

    private final Selector selector;
    private final String name;
    private final Turn turn;
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ);
    private final ByteBuffer plain = ByteBuffer.allocate(READ);
    private final AtomicReference<@Nullable ByteBuffer> spare = new AtomicReference<>();
    private final byte[] window = new byte[ResponseDecoder.WINDOW];
    private final Consumer<SelectionKey> ready = this::ready;
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean sleeping;
    private volatile boolean closed;
    private volatile boolean platform = true;

    private Loop(Selector selector, String name, ReadDelays delays) {
        this.selector = selector;
        this.name = name;
        this.turn = new Turn(delays);
    }

    /**
     * Begins on a platform thread.
     *
     * @param delays is told how late it reads, as often as somebody {@linkplain #ask asks}
     */
    static Loop open(String name, ReadDelays delays) throws IOException {
        Loop loop = new Loop(Selector.open(), name, delays);
        loop.start(true);
        return loop;
    }

    private void start(boolean onPlatform) {
        Thread.Builder builder = onPlatform ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        builder.name(name).start(() -> run(onPlatform));
    }

    /** Goes on with reading on a platform thread, or on a virtual one, as soon as it can. */
    void moveTo(boolean platform) {
        this.platform = platform;
        selector.wakeup();
    }

    Selector selector() {
        return selector;
    }

    Set<SelectionKey> keys() {
        return selector.isOpen() ? selector.keys() : Set.of();
    }

    ByteBuffer in() {
        return in;
    }

    /** Where TLS records are decrypted to. */
    ByteBuffer plain() {
        return plain;
    }

    /**
     * A buffer of at least this size for the caller alone, until it gives it back. A new one for
     * each request would cost more than the encryption: it is 16 kB, and zeroed. One is enough for
     * a carrier, because few users park while they write.
     */
    ByteBuffer borrow(int size) {
        ByteBuffer kept = spare.getAndSet(null);
        return kept == null || kept.capacity() < size ? ByteBuffer.allocate(size) : kept.clear();
    }

    void giveBack(ByteBuffer buffer) {
        spare.set(buffer);
    }

    /** How often something could be read or written so far; may be seen late by other threads. */
    long reads() {
        return reads.getOpaque();
    }

    byte[] window() {
        return window;
    }

    /** Makes changed keys count now; costs nothing while the loop is busy. */
    void wake() {
        if (sleeping) {
            selector.wakeup();
        }
    }

    /** Finds out how long it takes until the loop looks again; to be called every so often. */
    void ask(long everyNanos) {
        if (turn.ask(everyNanos)) {
            wake();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void run(boolean onPlatform) {
        try {
            while (!closed && platform == onPlatform) {
                if (onPlatform) {
                    sleep();
                } else {
                    turn();
                }
                turn.answer();
            }
            if (closed) {
                selector.close();
            } else {
                start(!onPlatform); // which sees everything that this thread wrote
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, "HTTP loop ended: its requests will time out", e);
            closeSelector();
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the selector of an ended loop did not close", e);
        }
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // what is scheduled here is virtual, and first in first out
    private void turn() throws IOException {
        // Users run only when the loop yields. Before it sleeps, which costs several system calls,
        // it lets them write and looks once more. The order was measured: see benchmarks/NOTES.md.
        if (selector.selectNow(ready) == 0) {
            Thread.yield();
            if (selector.selectNow(ready) == 0) {
                sleep();
            }
        }
        Thread.yield();
    }

    private void sleep() throws IOException {
        sleeping = true;
        if (!closed && !turn.isAsked()) { // asked after this was set: woken
            selector.select(ready);
        }
        sleeping = false;
    }

    private void ready(SelectionKey key) {
        reads.setOpaque(reads.getPlain() + 1); // one thread writes
        ((KeyOwner) key.attachment()).ready(key);
    }
}
