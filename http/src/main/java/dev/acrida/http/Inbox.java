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

/**
 * What has arrived on a WebSocket and was not taken yet; answers pings and the server's close on
 * the way. Confined to the user's thread.
 */
final class Inbox {
    private static final int BUFFER = 8 << 10;
    private static final Duration SILENCE = Duration.ofDays(365);
    private static final int MAX_WAITING_BYTES = 256 << 10;

    private final WireStream stream;
    private final Messages messages;
    private final byte[] buffer = new byte[BUFFER];
    private final Deque<Arrived> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean saidGoodbye;
    private String over = "";
    private int closeCode;

    /**
     * A message.
     *
     * @param nanos when its last byte arrived, by {@link System#nanoTime()}
     */
    record Arrived(WebSocketMessage message, long nanos) {}

    Inbox(WireStream stream, int maxMessageBytes) {
        this.stream = stream;
        this.messages = new Messages(maxMessageBytes);
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
        until(timeout, deadlineNanos);
        while (waiting.isEmpty() && over.isEmpty()) {
            fill();
        }
        Arrived next = waiting.poll();
        if (next != null) {
            waitingBytes -= next.message().bytes().length;
        }
        return next;
    }

    /** Limits what follows. Between two messages a WebSocket may be silent for any time. */
    void until(Duration timeout, long deadlineNanos) {
        stream.until(new Timeouts(timeout, SILENCE, timeout), deadlineNanos);
    }

    /** Looks at what is here without waiting, so that pings do not wait for a receiver. */
    void look() throws WireFailure {
        while (over.isEmpty() && waitingBytes < MAX_WAITING_BYTES && stream.isReady()) {
            fill();
        }
    }

    /** Sends a frame; false if the connection is over. */
    boolean send(ByteBuffer frame) throws WireFailure {
        if (!over.isEmpty()) {
            return false;
        }
        boolean sent = stream.write(frame);
        if (!sent) {
            over = "connection closed while a message was sent";
        }
        return sent;
    }

    /** Sends the close frame, and waits until the server agrees; what it still says is dropped. */
    void goodbye(ByteBuffer close, Duration timeout, long deadlineNanos) throws WireFailure {
        until(timeout, deadlineNanos);
        stream.write(close);
        saidGoodbye = true;
        while (over.isEmpty()) {
            fill();
            waiting.clear();
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
            send(Frames.close(e.closeCode(), ""));
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
                waitingBytes += message.bytes().length;
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
