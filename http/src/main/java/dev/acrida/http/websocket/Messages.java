package dev.acrida.http.websocket;

import dev.acrida.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes what a server sends apart into messages, pings and the end, from pieces of any size. Memory
 * follows what has arrived, never what a length promises. Confined to one thread.
 */
public final class Messages {
    /** Stands for a close frame without a code. */
    public static final int NO_CODE = 1005;

    /** Stands for a connection that ended without a close frame. */
    public static final int ABNORMAL = 1006;

    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_UTF_8 = 1007;
    static final int TOO_LARGE = 1009;

    private static final int MAX_CONTROL = 125;
    private static final int FIRST = 256;

    private static final int RESERVED = 0x70;

    private final int maxBytes;
    private final @Nullable PerMessageDeflate deflate;
    private byte[] buffer = new byte[FIRST];
    private int start;
    private int end;
    private @Nullable ByteArrayOutputStream fragments;
    private boolean text;
    private boolean compressed;

    /**
     * Creates one.
     *
     * @param maxBytes the largest message
     * @param deflate how messages may be compressed, if that was agreed on
     */
    public Messages(int maxBytes, @Nullable PerMessageDeflate deflate) {
        this.maxBytes = maxBytes;
        this.deflate = deflate;
    }

    /** Takes bytes as they arrived. */
    public void feed(byte[] bytes, int offset, int length) {
        if (length > buffer.length - end) {
            makeRoom(length);
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    private void makeRoom(int length) {
        int used = end - start;
        byte[] to = used + length <= buffer.length ? buffer : new byte[2 * (used + length)];
        System.arraycopy(buffer, start, to, 0, used);
        buffer = to;
        start = 0;
        end = used;
    }

    /**
     * The next thing that the server said, or null if more bytes are needed.
     *
     * @throws ProtocolFault if it breaks the protocol
     */
    public @Nullable Incoming next() throws ProtocolFault {
        while (true) {
            int head = headLength();
            if (head < 0) {
                return null;
            }
            long length = payloadLength();
            check(length);
            if (end - start - head < length) {
                return null;
            }
            int first = buffer[start];
            byte[] payload = Arrays.copyOfRange(buffer, start + head, start + head + (int) length);
            start += head + (int) length;
            Incoming incoming = frame(first, payload);
            if (incoming != null) {
                return incoming;
            }
        }
    }

    /** How long the head of the next frame is, or -1 if not all of it is here. */
    private int headLength() throws ProtocolFault {
        int available = end - start;
        if (available > 0) {
            checkReserved(buffer[start]);
        }
        if (available < 2) {
            return -1;
        }
        if (buffer[start + 1] < 0) {
            throw protocol("masked by the server");
        }
        int head =
                switch (buffer[start + 1]) {
                    case Frames.SHORT_LENGTH -> 4;
                    case Frames.LONG_LENGTH -> 10;
                    default -> 2;
                };
        return available < head ? -1 : head;
    }

    /** Only the first frame of a message says that it is compressed. */
    private void checkReserved(int first) throws ProtocolFault {
        int opcode = first & 0x0f;
        boolean begins = opcode == Frames.TEXT || opcode == Frames.BINARY;
        int allowed = deflate != null && begins ? Frames.COMPRESSED : 0;
        if ((first & RESERVED & ~allowed) != 0) {
            throw protocol("reserved bits without an extension");
        }
    }

    private long payloadLength() {
        return switch (buffer[start + 1]) {
            case Frames.SHORT_LENGTH -> ByteBuffer.wrap(buffer).getShort(start + 2) & 0xffff;
            case Frames.LONG_LENGTH -> ByteBuffer.wrap(buffer).getLong(start + 2);
            default -> buffer[start + 1];
        };
    }

    private void check(long length) throws ProtocolFault {
        int opcode = buffer[start] & 0x0f;
        boolean control = opcode >= Frames.CLOSE;
        if (control && (length > MAX_CONTROL || buffer[start] >= 0)) {
            throw protocol("control frame too long or in fragments");
        }
        int before = fragments == null || control ? 0 : fragments.size();
        if (length < 0) {
            throw protocol("negative length");
        }
        if (length > maxBytes - before) {
            throw tooLarge(maxBytes);
        }
    }

    static ProtocolFault tooLarge(int maxBytes) {
        return new ProtocolFault(
                TOO_LARGE, "message is larger than the limit of %d bytes".formatted(maxBytes));
    }

    private @Nullable Incoming frame(int first, byte[] payload) throws ProtocolFault {
        boolean last = first < 0;
        int opcode = first & 0x0f;
        return switch (opcode) {
            case Frames.TEXT, Frames.BINARY -> begin(first, payload);
            case Frames.CONTINUATION -> goOn(last, payload);
            case Frames.CLOSE -> close(payload);
            case Frames.PING -> new Incoming.Ping(payload);
            case Frames.PONG -> new Incoming.Pong();
            default -> throw protocol("unknown opcode " + opcode);
        };
    }

    private @Nullable Incoming begin(int first, byte[] payload) throws ProtocolFault {
        if (fragments != null) {
            throw protocol("new message inside another");
        }
        text = (first & 0x0f) == Frames.TEXT;
        compressed = (first & Frames.COMPRESSED) != 0;
        if (first < 0) {
            return message(payload);
        }
        fragments = new ByteArrayOutputStream();
        fragments.writeBytes(payload);
        return null;
    }

    private @Nullable Incoming goOn(boolean last, byte[] payload) throws ProtocolFault {
        ByteArrayOutputStream begun = fragments;
        if (begun == null) {
            throw protocol("continuation of no message");
        }
        begun.writeBytes(payload);
        if (!last) {
            return null;
        }
        fragments = null;
        return message(begun.toByteArray());
    }

    private Incoming message(byte[] payload) throws ProtocolFault {
        byte[] plain =
                compressed && deflate != null ? deflate.decompress(payload, maxBytes) : payload;
        return new Incoming.Message(
                text
                        ? new WebSocketMessage.Text(utf8(plain, 0))
                        : new WebSocketMessage.Binary(plain));
    }

    private static Incoming close(byte[] payload) throws ProtocolFault {
        if (payload.length == 0) {
            return new Incoming.Close(NO_CODE, "");
        }
        int code = payload.length == 1 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        boolean reserved = code == 1004 || code == NO_CODE || code == ABNORMAL || code == 1015;
        if (code < 1000 || code > 4999 || reserved) {
            throw protocol("close code that must not be sent");
        }
        return new Incoming.Close(code, utf8(payload, 2));
    }

    private static String utf8(byte[] bytes, int from) throws ProtocolFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolFault(NOT_UTF_8, "text is not UTF-8");
        }
    }

    private static ProtocolFault protocol(String what) {
        return new ProtocolFault(PROTOCOL_ERROR, what);
    }
}
