package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what arrives on one HTTP/2 connection into frames. A frame that arrives whole is not copied.
 * Confined to the loop.
 */
final class Http2Input {
    /** What a client accepts unless it says otherwise. */
    static final int MAX_FRAME = 16 << 10;

    private static final byte[] HTTP_1 = "HTTP/1".getBytes(StandardCharsets.US_ASCII);

    /** Takes one frame after the other. */
    interface Frames {
        /** A frame, of whose payload nothing is kept. */
        void frame(int type, int flags, int stream, ByteBuffer payload) throws Fault;
    }

    private byte @Nullable [] partial;
    private int partialLength;
    private boolean begun;

    void feed(ByteBuffer in, Frames frames) throws Fault {
        while (in.hasRemaining()) {
            if (partialLength == 0 && in.remaining() >= Http2Frames.HEADER) {
                int length = length(in.get(in.position()), in.getShort(in.position() + 1));
                if (in.remaining() >= Http2Frames.HEADER + length) {
                    whole(in, length, frames);
                    continue;
                }
            }
            collect(in, frames);
        }
    }

    private void collect(ByteBuffer in, Frames frames) throws Fault {
        byte[] bytes = keep(in, Http2Frames.HEADER);
        if (partialLength < Http2Frames.HEADER) {
            return;
        }
        int length = length(bytes[0], ByteBuffer.wrap(bytes).getShort(1));
        bytes = keep(in, Http2Frames.HEADER + length);
        if (partialLength == Http2Frames.HEADER + length) {
            partial = null;
            partialLength = 0;
            whole(ByteBuffer.wrap(bytes), length, frames);
        }
    }

    private byte[] keep(ByteBuffer in, int wanted) {
        byte[] bytes = partial == null ? new byte[wanted] : partial;
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, wanted);
        }
        partial = bytes;
        int count = Math.min(in.remaining(), wanted - partialLength);
        if (count > 0) {
            in.get(bytes, partialLength, count);
            partialLength += count;
        }
        return bytes;
    }

    private int length(byte high, short low) throws Fault {
        int length = ((high & 0xff) << 16) | (low & 0xffff);
        if (length > MAX_FRAME) {
            boolean text = high == HTTP_1[0] && low == ((HTTP_1[1] << 8) | HTTP_1[2]);
            throw text && !begun
                    ? Http2Violation.protocol("the server answers in HTTP/1.x")
                    : Http2Violation.of(
                            H2Error.FRAME_SIZE_ERROR, "frame is larger than " + MAX_FRAME);
        }
        return length;
    }

    private void whole(ByteBuffer in, int length, Frames frames) throws Fault {
        begun = true;
        int at = in.position();
        int end = in.limit();
        int type = in.get(at + 3);
        int flags = in.get(at + 4);
        int stream = in.getInt(at + 5) & 0x7fffffff;
        in.position(at + Http2Frames.HEADER).limit(at + Http2Frames.HEADER + length);
        frames.frame(type, flags, stream, in);
        in.limit(end).position(at + Http2Frames.HEADER + length);
    }
}
