package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The body of one response while it grows. Confined to whoever decodes. */
final class BodyBytes {
    /**
     * A length that a server only promises is believed up to here; then memory follows the bytes.
     */
    private static final int BELIEVED = 256 << 10;

    private static final int FIRST = 2 << 10;
    private static final byte[] EMPTY = {};

    private final int max;
    private byte[] bytes = EMPTY;
    private int size;

    BodyBytes(int max) {
        this.max = max;
    }

    /** Starts a body; {@code expected} is its length, or -1 if that is not known. */
    void begin(long expected) throws Fault {
        check(expected);
        size = 0;
        bytes = expected > 0 ? new byte[(int) Math.min(expected, BELIEVED)] : EMPTY;
    }

    /** Takes {@code count} bytes out of the buffer. */
    void take(ByteBuffer in, int count) throws Fault {
        if (count > bytes.length - size) {
            grow(count);
        }
        in.get(bytes, size, count);
        size += count;
    }

    int size() {
        return size;
    }

    /** Hands the whole body over and forgets it. */
    byte[] finish() {
        byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = EMPTY;
        size = 0;
        return whole;
    }

    void check(long length) throws Fault {
        if (length > max) {
            throw new Fault(
                    Kind.BODY_TOO_LARGE,
                    "response body is larger than the limit of %d MB".formatted(max >> 20));
        }
    }

    private void grow(int count) throws Fault {
        long needed = (long) size + count;
        check(needed);
        long doubled = Math.max(Math.max(needed, FIRST), 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, max));
    }
}
