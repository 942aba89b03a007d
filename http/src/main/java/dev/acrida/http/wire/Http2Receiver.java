package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Does what the server's frames say (RFC 9113 section 6). Confined to the loop. */
final class Http2Receiver implements Http2Input.Frames {
    /** So many frames in a second that bring no exchange forward are an attack, or a mistake. */
    private static final int MAX_IDLE_FRAMES = 10_000;

    private static final long SECOND = 1_000_000_000;
    private static final int PADDED = FrameFlag.PADDED.getValue();
    private static final int PRIORITY = FrameFlag.PRIORITY.getValue();
    private static final int END_HEADERS = FrameFlag.END_HEADERS.getValue();
    private static final int PRIORITY_LENGTH = 5;
    private static final int PING_LENGTH = 8;

    private final Http2Connection connection;
    private final Http2Output output;
    private final ResponseHeaders headers;
    private final int maxHead;

    private byte @Nullable [] block;
    private int blockStream;
    private boolean blockEndsStream;
    private int unacknowledged;
    private int idleFrames;
    private long idleSinceNanos;
    private long now;
    private boolean hasOutput;

    Http2Receiver(Http2Connection connection, int maxHead) {
        this.connection = connection;
        this.output = connection.output();
        this.headers = new ResponseHeaders(maxHead);
        this.maxHead = maxHead;
    }

    /** What comes next was read at this time. */
    void startsAt(long now) {
        this.now = now;
    }

    /** Sends the answers to all that was read. */
    void flush() {
        if (hasOutput) {
            hasOutput = false;
            output.lock.lock();
            try {
                output.flush();
            } finally {
                output.lock.unlock();
            }
        }
    }

    @Override
    public void frame(int code, int flags, int stream, ByteBuffer payload) throws Fault {
        FrameType type = FrameType.valueOf(code);
        check(type, flags, stream);
        if (type == null) {
            countIdle(); // RFC 9113 section 5.5: unknown frames are ignored
            return;
        }
        switch (type) {
            case DATA -> data(stream, flags, payload);
            case HEADERS -> headers(stream, flags, payload);
            case CONTINUATION -> continuation(flags, payload);
            case RST_STREAM -> reset(stream, payload);
            case SETTINGS -> settings(stream, flags, payload);
            case PUSH_PROMISE -> throw Http2Violation.protocol("a push that was refused");
            case PING -> ping(stream, flags, payload);
            case GOAWAY -> goAway(stream, payload);
            case WINDOW_UPDATE -> windowUpdate(stream, payload);
            case PRIORITY, PRIORITY_UPDATE -> countIdle();
        }
    }

    private void check(@Nullable FrameType type, int flags, int stream) throws Fault {
        if (block != null && (type != FrameType.CONTINUATION || stream != blockStream)) {
            throw Http2Violation.protocol("a frame inside a header block");
        }
        if (!connection.sender().hasSettings()
                && (type != FrameType.SETTINGS || isSet(flags, ack()))) {
            throw Http2Violation.protocol("no SETTINGS at the start");
        }
    }

    private static int ack() {
        return Http2Frames.ACK;
    }

    private static boolean isSet(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private void countIdle() throws Fault {
        if (now - idleSinceNanos > SECOND) {
            idleSinceNanos = now;
            idleFrames = 0;
        }
        if (++idleFrames > MAX_IDLE_FRAMES) {
            throw Http2Violation.of(
                    H2Error.ENHANCE_YOUR_CALM,
                    "more than %d frames a second without a response".formatted(MAX_IDLE_FRAMES));
        }
    }

    private void data(int id, int flags, ByteBuffer payload) throws Fault {
        int length = payload.remaining();
        boolean endStream = isSet(flags, Http2Frames.END_STREAM);
        checkOpened(id, "DATA");
        takeOfConnection(length);
        unpad(flags, payload);
        if (!payload.hasRemaining() && !endStream) {
            countIdle();
        }
        Http2Stream stream = connection.stream(id);
        if (stream == null || !stream.inExchange()) {
            return; // given up meanwhile
        }
        stream.arrived(Http2Frames.HEADER + length, now);
        idleFrames = payload.hasRemaining() ? 0 : idleFrames;
        try {
            int back = stream.take(length, payload.remaining());
            stream.data(payload, endStream, now);
            if (back > 0 && !endStream) {
                giveBack(id, back);
            }
        } catch (Fault e) {
            connection.streamBroken(id, e, now);
        }
    }

    private void takeOfConnection(int length) throws Fault {
        unacknowledged += length;
        if (unacknowledged > Http2Connection.WINDOW) {
            throw Http2Violation.of(H2Error.FLOW_CONTROL_ERROR, "more data than the window allows");
        }
        if (unacknowledged >= Http2Connection.WINDOW / 2) {
            giveBack(0, unacknowledged);
            unacknowledged = 0;
        }
    }

    private void giveBack(int stream, int bytes) {
        output.lock.lock();
        try {
            output.frames().windowUpdate(stream, bytes);
        } finally {
            output.lock.unlock();
        }
        hasOutput = true;
    }

    private static void unpad(int flags, ByteBuffer payload) throws Fault {
        if (!isSet(flags, PADDED)) {
            return;
        }
        int padding = payload.hasRemaining() ? payload.get() & 0xff : 1;
        if (padding > payload.remaining()) {
            throw Http2Violation.protocol("more padding than payload");
        }
        payload.limit(payload.limit() - padding);
    }

    private void checkOpened(int id, String frame) throws Fault {
        if (!connection.sender().hasOpened(id)) {
            throw Http2Violation.protocol(frame + " for a stream that was never opened");
        }
    }

    private void headers(int id, int flags, ByteBuffer payload) throws Fault {
        checkOpened(id, "HEADERS");
        int length = payload.remaining();
        unpad(flags, payload);
        if (isSet(flags, PRIORITY)) {
            if (payload.remaining() < PRIORITY_LENGTH) {
                throw Http2Violation.of(H2Error.FRAME_SIZE_ERROR, "HEADERS are cut off");
            }
            payload.position(payload.position() + PRIORITY_LENGTH);
        }
        arrived(id, length);
        boolean endStream = isSet(flags, Http2Frames.END_STREAM);
        if (isSet(flags, END_HEADERS)) {
            block(id, endStream, payload);
        } else {
            blockStream = id;
            blockEndsStream = endStream;
            block = append(new byte[0], payload);
        }
    }

    private void continuation(int flags, ByteBuffer payload) throws Fault {
        if (block == null) {
            throw Http2Violation.protocol("CONTINUATION of nothing");
        }
        countIdle();
        arrived(blockStream, payload.remaining());
        byte[] all = append(block, payload);
        block = all;
        if (isSet(flags, END_HEADERS)) {
            block = null;
            block(blockStream, blockEndsStream, ByteBuffer.wrap(all));
        }
    }

    private void arrived(int id, int length) {
        Http2Stream stream = connection.stream(id);
        if (stream != null && stream.inExchange()) {
            stream.arrived(Http2Frames.HEADER + length, now);
        }
    }

    private byte[] append(byte[] before, ByteBuffer payload) throws Fault {
        int length = before.length + payload.remaining();
        if (length > maxHead) {
            throw new Fault(
                    Kind.HEAD_TOO_LARGE,
                    "response head is larger than the limit of %d kB".formatted(maxHead >> 10));
        }
        byte[] all = Arrays.copyOf(before, length);
        payload.get(all, before.length, payload.remaining());
        return all;
    }

    private void block(int id, boolean endStream, ByteBuffer whole) throws Fault {
        headers.decode(whole);
        Http2Stream stream = connection.stream(id);
        if (stream == null || !stream.inExchange()) {
            return; // given up meanwhile
        }
        idleFrames = 0;
        try {
            stream.head(headers, endStream, now);
        } catch (Fault e) {
            connection.streamBroken(id, e, now);
        }
    }

    private void reset(int id, ByteBuffer payload) throws Fault {
        checkLength(payload, 4, "RST_STREAM");
        checkOpened(id, "RST_STREAM");
        countIdle();
        Http2Stream stream = connection.stream(id);
        if (stream != null) {
            String error = Http2Violation.name(payload.getInt());
            stream.fail(
                    new Fault(Kind.STREAM_RESET, "the server reset the HTTP/2 stream: " + error),
                    now);
        }
    }

    private void settings(int stream, int flags, ByteBuffer payload) throws Fault {
        checkOfConnection(stream, "SETTINGS");
        countIdle();
        if (isSet(flags, ack())) {
            checkLength(payload, 0, "SETTINGS");
        } else {
            connection.settings(payload);
            answered();
        }
    }

    private void ping(int stream, int flags, ByteBuffer payload) throws Fault {
        checkOfConnection(stream, "PING");
        checkLength(payload, PING_LENGTH, "PING");
        countIdle();
        if (isSet(flags, ack())) {
            return;
        }
        output.lock.lock();
        try {
            output.frames().acknowledgePing(payload);
        } finally {
            output.lock.unlock();
        }
        answered();
    }

    /** A server that asks and does not read must not fill the memory. */
    private void answered() throws Fault {
        hasOutput = true;
        output.lock.lock();
        try {
            if (output.pending() > 2 * Http2Sender.MAX_PENDING) {
                throw Http2Violation.of(
                        H2Error.ENHANCE_YOUR_CALM, "the server does not read the answers");
            }
        } finally {
            output.lock.unlock();
        }
    }

    private void goAway(int stream, ByteBuffer payload) throws Fault {
        checkOfConnection(stream, "GOAWAY");
        if (payload.remaining() < PING_LENGTH) {
            throw Http2Violation.of(H2Error.FRAME_SIZE_ERROR, "GOAWAY is cut off");
        }
        int last = payload.getInt() & 0x7fffffff;
        connection.goingAway(last, Http2Violation.name(payload.getInt()), now);
    }

    private void windowUpdate(int id, ByteBuffer payload) throws Fault {
        checkLength(payload, 4, "WINDOW_UPDATE");
        int increment = payload.getInt() & 0x7fffffff;
        if (increment == 0) {
            throw Http2Violation.protocol("WINDOW_UPDATE by nothing");
        }
        if (id == 0) {
            connection.sender().grow(null, increment);
            return;
        }
        checkOpened(id, "WINDOW_UPDATE");
        Http2Stream stream = connection.stream(id);
        if (stream != null) {
            try {
                connection.sender().grow(stream, increment);
            } catch (Fault e) {
                connection.streamBroken(id, e, now);
            }
        }
    }

    private static void checkOfConnection(int stream, String frame) throws Fault {
        if (stream != 0) {
            throw Http2Violation.protocol(frame + " on a stream");
        }
    }

    private static void checkLength(ByteBuffer payload, int length, String frame) throws Fault {
        if (payload.remaining() != length) {
            throw Http2Violation.of(H2Error.FRAME_SIZE_ERROR, frame + " of a wrong length");
        }
    }
}
