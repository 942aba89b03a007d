package dev.acrida.http;

import dev.acrida.Timeouts;
import dev.acrida.WebSocketMessage;
import dev.acrida.http.websocket.Frames;
import dev.acrida.http.websocket.Incoming;
import dev.acrida.http.websocket.Messages;
import dev.acrida.http.websocket.ProtocolFault;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireStream;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What has arrived on a WebSocket and was not taken yet; answers pings and the server's close on
 * the way. While the user neither sends nor receives, whatever arrives is looked at by a thread of
 * its own. Thread-safe, by one lock: it is the user who waits here, and the other only looks.
 */
final class Inbox implements AutoCloseable {
    private static final int BUFFER = 8 << 10;
    private static final Duration SILENCE = Duration.ofDays(365);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    /** What the user does not take fills the memory up to here; then the server has to wait. */
    private static final int MAX_WAITING_BYTES = 256 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean attended = new AtomicBoolean();
    private final WireStream stream;
    private final Messages messages;
    private final byte[] buffer = new byte[BUFFER];
    private final Deque<Arrived> waiting = new ArrayDeque<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private boolean saidGoodbye;
    private volatile String over = "";
    private volatile int closeCode;

    /**
     * A message.
     *
     * @param nanos when its last byte arrived, by {@link System#nanoTime()}
     */
    record Arrived(WebSocketMessage message, long nanos) {}

    /** What may fail, and is done by one thread at a time. */
    private interface Step<T extends @Nullable Object> {
        T run() throws WireFailure;
    }

    Inbox(WireStream stream, Messages messages) {
        this.stream = stream;
        this.messages = messages;
        stream.onArrival(this::arrived);
        if (stream.isReady()) {
            attend();
        }
    }

    /** On the loop: somebody has to look, if it is not the user who waits. */
    private void arrived() {
        if (!lock.isLocked()) {
            attend();
        }
    }

    private void attend() {
        if (attended.compareAndSet(false, true)) {
            Thread.ofVirtual().name("acrida-websocket").start(this::lookForUser);
        }
    }

    private void lookForUser() {
        attended.set(false); // what arrives from now on may be too late for this look
        try {
            locked(this::lookOnce);
        } catch (WireFailure e) {
            // The server does not take the answers to its pings.
            end(Messages.ABNORMAL, String.valueOf(e.getMessage()));
        }
    }

    private boolean lookOnce() throws WireFailure {
        until(ANSWERING, System.nanoTime() + ANSWERING.toNanos());
        look();
        return true;
    }

    private <T extends @Nullable Object> T locked(Step<T> step) throws WireFailure {
        lock.lock();
        try {
            return step.run();
        } finally {
            boolean more = stream.isReady();
            lock.unlock();
            // What came too late for this thread has found the lock taken.
            if ((more || stream.hasArrived()) && mayLook()) {
                attend();
            }
        }
    }

    /** Why nothing more will come; empty while something may. */
    String over() {
        return over;
    }

    /** The code with which the server has closed the connection, or 0. */
    int closeCode() {
        return closeCode;
    }

    /**
     * Takes the next message, and waits for it until the deadline; null if it is {@link #over}.
     *
     * @throws WireFailure if the deadline is missed or the user stopped: the connection goes on
     */
    @Nullable Arrived take(Duration timeout, long deadlineNanos) throws WireFailure {
        return locked(() -> awaitNext(timeout, deadlineNanos));
    }

    private @Nullable Arrived awaitNext(Duration timeout, long deadlineNanos) throws WireFailure {
        until(timeout, deadlineNanos);
        while (waiting.isEmpty() && over.isEmpty()) {
            fill();
        }
        Arrived next = waiting.poll();
        if (next != null) {
            waitingBytes.addAndGet(-next.message().bytes().length);
        }
        return next;
    }

    /** Limits what follows. Between two messages a WebSocket may be silent for any time. */
    private void until(Duration timeout, long deadlineNanos) {
        stream.until(new Timeouts(timeout, SILENCE, timeout), deadlineNanos);
    }

    /** Looks at what is here without waiting. */
    private void look() throws WireFailure {
        while (mayLook() && stream.isReady()) {
            fill();
        }
    }

    private boolean mayLook() {
        return over.isEmpty() && waitingBytes.get() < MAX_WAITING_BYTES;
    }

    /** Sends a frame, after a look at what is here; false if the connection is over. */
    boolean send(Supplier<ByteBuffer> frame, Duration timeout, long deadlineNanos)
            throws WireFailure {
        return locked(
                () -> {
                    until(timeout, deadlineNanos);
                    look();
                    return over.isEmpty() && write(frame.get());
                });
    }

    private boolean write(ByteBuffer frame) throws WireFailure {
        boolean sent = stream.write(frame);
        if (!sent) {
            over = "connection closed while a message was sent";
        }
        return sent;
    }

    /** Sends the close frame, and waits until the server agrees; what it still says is dropped. */
    void goodbye(ByteBuffer close, Duration timeout, long deadlineNanos) throws WireFailure {
        locked(
                () -> {
                    until(timeout, deadlineNanos);
                    stream.write(close);
                    saidGoodbye = true;
                    while (over.isEmpty()) {
                        fill();
                        waiting.clear();
                    }
                    return true;
                });
    }

    /** Nothing is read or answered any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            over = over.isEmpty() ? "WebSocket is closed" : over;
            stream.close();
        } finally {
            lock.unlock();
        }
    }

    private void fill() throws WireFailure {
        try {
            int count = stream.read(buffer, 0, BUFFER);
            if (count < 0) {
                end(Messages.ABNORMAL, "WebSocket ended without a close frame");
                return;
            }
            messages.feed(buffer, 0, count);
            for (Incoming next = messages.next(); next != null; next = messages.next()) {
                arrived(next);
            }
        } catch (ProtocolFault e) {
            write(Frames.close(e.closeCode(), ""));
            end(0, String.valueOf(e.getMessage()));
        } catch (WireFailure e) {
            switch (e.kind()) {
                case TOTAL_TIMEOUT, STOPPED -> throw e;
                default -> end(Messages.ABNORMAL, String.valueOf(e.getMessage()));
            }
        }
    }

    /** An answer that cannot be sent any more must not hide what the server has said after it. */
    private void arrived(Incoming incoming) throws WireFailure {
        if (!over.isEmpty()) {
            return; // what follows a close frame does not count
        }
        switch (incoming) {
            case Incoming.Message(WebSocketMessage message) -> {
                waiting.add(new Arrived(message, stream.lastNanos()));
                waitingBytes.addAndGet(message.bytes().length);
            }
            case Incoming.Ping(byte[] bytes) -> stream.write(Frames.pong(bytes));
            case Incoming.Pong _ -> {}
            case Incoming.Close(int code, String reason) -> {
                if (!saidGoodbye) {
                    stream.write(Frames.close(code, ""));
                }
                end(code, ("closed by the server: " + code + " " + reason).strip());
            }
        }
    }

    private void end(int code, String why) {
        closeCode = code;
        over = why;
    }
}
