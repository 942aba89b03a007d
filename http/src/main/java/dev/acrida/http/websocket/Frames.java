package dev.acrida.http.websocket;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Encodes a client's frames (RFC 6455 section 5): whole messages, masked as clients must. */
public final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The first reserved bit: RFC 7692 section 6. */
    static final int COMPRESSED = 0x40;

    static final int SHORT_LENGTH = 126;
    static final int LONG_LENGTH = 127;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_HEAD = 14;
    private static final int MAX_REASON = 123;

    private Frames() {}

    /** A text message, compressed if that was agreed on. */
    public static ByteBuffer text(String text, @Nullable PerMessageDeflate deflate) {
        return message(TEXT, text.getBytes(StandardCharsets.UTF_8), deflate);
    }

    /** A binary message, compressed if that was agreed on. */
    public static ByteBuffer binary(byte[] bytes, @Nullable PerMessageDeflate deflate) {
        return message(BINARY, bytes, deflate);
    }

    private static ByteBuffer message(
            int opcode, byte[] bytes, @Nullable PerMessageDeflate deflate) {
        return deflate == null
                ? frame(opcode, bytes)
                : frame(COMPRESSED | opcode, deflate.compress(bytes));
    }

    /** The answer to a ping. */
    public static ByteBuffer pong(byte[] bytes) {
        return frame(PONG, bytes);
    }

    /** The end; a code that must not be sent (1005, 1006) is left out. */
    public static ByteBuffer close(int code, String reason) {
        if (code == Messages.NO_CODE || code == Messages.ABNORMAL) {
            return frame(CLOSE, new byte[0]);
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        int length = text.length <= MAX_REASON ? text.length : 0;
        ByteBuffer payload = ByteBuffer.allocate(2 + length).putShort((short) code);
        return frame(CLOSE, payload.put(text, 0, length).array());
    }

    private static ByteBuffer frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(MAX_HEAD + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < SHORT_LENGTH) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | LONG_LENGTH)).putLong(payload.length);
        }
        // The mask protects proxies from pages in browsers: here it need not be unguessable.
        int mask = ThreadLocalRandom.current().nextInt();
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
        }
        return frame.flip();
    }
}
