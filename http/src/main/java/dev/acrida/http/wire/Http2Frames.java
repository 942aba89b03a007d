package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.config.H2Param;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames to be sent (RFC 9113 section 4), in a buffer that grows. Confined to who has the lock. */
final class Http2Frames {
    static final int HEADER = 9;
    static final int END_STREAM = FrameFlag.END_STREAM.getValue();
    static final int ACK = FrameFlag.ACK.getValue();

    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST = 512;

    /** What an idle connection may hold on to. */
    private static final int KEPT = 4 << 10;

    /** Always ready to be written to. */
    private ByteBuffer out = ByteBuffer.allocate(FIRST);

    /** How many bytes wait to be sent. */
    int size() {
        return out.position();
    }

    /** Hands the bytes to a reader; {@link #keepRest} follows. */
    ByteBuffer toBeSent() {
        return out.flip();
    }

    /** What the reader has left is sent next time. */
    void keepRest() {
        if (!out.hasRemaining() && out.capacity() > KEPT) {
            out = ByteBuffer.allocate(FIRST);
        } else {
            out.compact();
        }
    }

    /** What a client begins with. */
    void preface(int streamWindow, int connectionWindow, int maxHead) {
        reserve(PREFACE.length);
        out.put(PREFACE);
        frame(FrameType.SETTINGS, 0, 0, 18);
        setting(H2Param.ENABLE_PUSH, 0);
        setting(H2Param.INITIAL_WINDOW_SIZE, streamWindow);
        setting(H2Param.MAX_HEADER_LIST_SIZE, maxHead);
        windowUpdate(0, connectionWindow - Http2Peer.DEFAULT_WINDOW);
    }

    private void setting(H2Param param, int value) {
        out.putShort((short) param.getCode()).putInt(value);
    }

    void acknowledgeSettings() {
        frame(FrameType.SETTINGS, ACK, 0, 0);
    }

    void acknowledgePing(ByteBuffer payload) {
        frame(FrameType.PING, ACK, 0, payload.remaining());
        out.put(payload);
    }

    void windowUpdate(int stream, int increment) {
        frame(FrameType.WINDOW_UPDATE, 0, stream, 4);
        out.putInt(increment);
    }

    void reset(int stream, H2Error error) {
        frame(FrameType.RST_STREAM, 0, stream, 4);
        out.putInt(error.getCode());
    }

    /** Promises to take no stream of the server: there is none. */
    void goAway(H2Error error) {
        frame(FrameType.GOAWAY, 0, 0, 8);
        out.putInt(0).putInt(error.getCode());
    }

    /** A header block, in as many frames as it takes; returns how many bytes that are. */
    int headers(int stream, ByteBuffer block, boolean endStream, int maxFrame) {
        int before = out.position();
        FrameType type = FrameType.HEADERS;
        int flags = endStream ? END_STREAM : 0;
        do {
            int part = Math.min(block.remaining(), maxFrame);
            boolean last = part == block.remaining();
            frame(type, last ? flags | FrameFlag.END_HEADERS.getValue() : flags, stream, part);
            put(block, part);
            type = FrameType.CONTINUATION;
            flags = 0;
        } while (block.hasRemaining());
        return out.position() - before;
    }

    void data(int stream, ByteBuffer data, int count, boolean endStream) {
        frame(FrameType.DATA, endStream ? END_STREAM : 0, stream, count);
        put(data, count);
    }

    private void put(ByteBuffer from, int count) {
        int limit = from.limit();
        out.put(from.limit(from.position() + count));
        from.limit(limit);
    }

    private void frame(FrameType type, int flags, int stream, int length) {
        reserve(HEADER + length);
        out.put((byte) (length >> 16)).putShort((short) length);
        out.put((byte) type.getValue()).put((byte) flags).putInt(stream);
    }

    private void reserve(int more) {
        if (more > out.remaining()) {
            int capacity = Math.max(2 * out.capacity(), out.position() + more);
            out = ByteBuffer.allocate(capacity).put(out.flip());
        }
    }
}
