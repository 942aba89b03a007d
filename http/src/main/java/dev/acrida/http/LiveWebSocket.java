package dev.acrida.http;

import dev.acrida.Headers;
import dev.acrida.StopUser;
import dev.acrida.WebSocket;
import dev.acrida.WebSocketMessage;
import dev.acrida.http.Inbox.Arrived;
import dev.acrida.http.websocket.Frames;
import dev.acrida.http.websocket.Messages;
import dev.acrida.http.websocket.PerMessageDeflate;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireStream;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A WebSocket and its samples. Confined to the user's thread. */
final class LiveWebSocket implements WebSocket {
    static final String TYPE = "WS";
    private static final int NORMAL = 1000;
    private static final Duration SENDING = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Answer answer;
    private final String refused;
    private final @Nullable PerMessageDeflate deflate;
    private final @Nullable Inbox inbox;
    private final Samples samples;
    private String name;
    private boolean closed;

    /** Creates one; it is open unless the agreement says why it is not. */
    LiveWebSocket(
            Answer answer,
            String name,
            WebSocketAgreement agreement,
            @Nullable WireStream stream,
            Samples samples,
            int maxMessageBytes) {
        this.answer = answer;
        this.name = name;
        this.refused = agreement.refused();
        this.deflate = agreement.deflate();
        this.samples = samples;
        this.inbox =
                stream == null || !refused.isEmpty()
                        ? null
                        : new Inbox(stream, new Messages(maxMessageBytes, deflate));
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public Headers headers() {
        return answer.headers();
    }

    @Override
    public boolean isOpen() {
        return error().isEmpty();
    }

    @Override
    public String error() {
        if (inbox == null) {
            return refused;
        }
        return closed ? "WebSocket is closed" : inbox.over();
    }

    @Override
    public int closeCode() {
        return inbox == null ? 0 : inbox.closeCode();
    }

    @Override
    public void name(String name) {
        this.name = name;
    }

    @Override
    public void sendText(String text) {
        send(() -> Frames.text(text, deflate), text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public void sendBinary(byte[] bytes) {
        send(() -> Frames.binary(bytes, deflate), bytes.length);
    }

    private void send(Supplier<ByteBuffer> frame, int length) {
        EntryKey key = key("send");
        long began = System.nanoTime();
        boolean sent = false;
        String error = "";
        try {
            sent = write(frame, began);
        } catch (WireFailure e) {
            stopIfAsked(e, key);
            error = String.valueOf(e.getMessage());
        }
        if (!sent && error.isEmpty()) {
            error = notOpen();
        }
        record(new Sample(key, System.nanoTime() - began, sent ? length : 0, error), began);
    }

    private boolean write(Supplier<ByteBuffer> frame, long began) throws WireFailure {
        return inbox != null && !closed && inbox.send(frame, SENDING, began + SENDING.toNanos());
    }

    @Override
    public Optional<WebSocketMessage> receive(Duration timeout) {
        long began = System.nanoTime();
        return receive(key("receive"), began, Long.MIN_VALUE, timeout, message -> true);
    }

    @Override
    public Optional<WebSocketMessage> ask(
            String text, Duration timeout, Predicate<? super WebSocketMessage> isReply) {
        EntryKey key = key("reply");
        long began = System.nanoTime();
        try {
            if (!write(() -> Frames.text(text, deflate), began)) {
                return failed(key, began, began, notOpen());
            }
        } catch (WireFailure e) {
            stopIfAsked(e, key);
            return failed(key, began, e.endedNanos(), String.valueOf(e.getMessage()));
        }
        return receive(key, began, began, timeout, isReply);
    }

    /** Skips what arrived before {@code sinceNanos}, and what is not wanted. */
    private Optional<WebSocketMessage> receive(
            EntryKey key,
            long began,
            long sinceNanos,
            Duration timeout,
            Predicate<? super WebSocketMessage> wanted) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "time to wait for a message must be more than zero, was " + timeout);
        }
        Duration finite = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        long deadline = began + finite.toNanos();
        try {
            while (true) {
                Arrived next = inbox == null || closed ? null : inbox.take(finite, deadline);
                if (next == null) {
                    return failed(key, began, System.nanoTime(), notOpen());
                }
                boolean recent = sinceNanos == Long.MIN_VALUE || next.nanos() - sinceNanos >= 0;
                if (recent && wanted.test(next.message())) {
                    long nanos = Math.max(0, next.nanos() - began);
                    int length = next.message().bytes().length;
                    record(new Sample(key, nanos, length, Sample.OK), began);
                    return Optional.of(next.message());
                }
            }
        } catch (WireFailure e) {
            stopIfAsked(e, key);
            String text = "timed out: no message within %d ms".formatted(finite.toMillis());
            return failed(key, began, deadline, text);
        }
    }

    private Optional<WebSocketMessage> failed(EntryKey key, long began, long ended, String why) {
        record(new Sample(key, Math.max(0, ended - began), 0, why), began);
        return Optional.empty();
    }

    private String notOpen() {
        String error = error();
        return error.isEmpty() ? "WebSocket is closed" : error;
    }

    private void stopIfAsked(WireFailure failure, EntryKey key) {
        if (failure.kind() == WireFailure.Kind.STOPPED) {
            samples.lost(key);
            throw new StopUser();
        }
    }

    private EntryKey key(String what) {
        return new EntryKey(TYPE, name + " " + what);
    }

    private void record(Sample sample, long began) {
        samples.record(sample, began, answer);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (inbox != null && inbox.over().isEmpty()) {
                sayGoodbye(inbox);
            }
        } catch (WireFailure e) {
            // It is only a courtesy.
        } finally {
            closed = true;
            if (inbox != null) {
                inbox.close();
            }
            if (deflate != null) {
                deflate.close();
            }
        }
    }

    private static void sayGoodbye(Inbox inbox) throws WireFailure {
        long deadline = System.nanoTime() + CLOSING.toNanos();
        inbox.goodbye(Frames.close(NORMAL, ""), CLOSING, deadline);
    }
}
