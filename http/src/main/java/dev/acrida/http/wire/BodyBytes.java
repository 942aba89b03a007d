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

    private final int defaultMax;
    private BodyPlan plan = BodyPlan.KEPT;
    private int max;
    private byte[] bytes = EMPTY;
    private int size;
    private long discarded;

    BodyBytes(int max) {
        this.defaultMax = max;
        this.max = max;
    }

    /** Starts a body; {@code expected} is its length, or -1 if that is not known. */
    void begin(long expected) throws Fault {
        begin(expected, BodyPlan.KEPT);
    }

    /** Starts a body with which this is done. */
    void begin(long expected, BodyPlan plan) throws Fault {
        this.plan = plan;
        this.max = plan instanceof BodyPlan.Kept(int own) && own > 0 ? own : defaultMax;
        check(expected);
        size = 0;
        discarded = 0;
        boolean kept = plan instanceof BodyPlan.Kept;
        bytes = kept && expected > 0 ? new byte[(int) Math.min(expected, BELIEVED)] : EMPTY;
    }

    /** Takes {@code count} bytes out of the buffer. */
    void take(ByteBuffer in, int count) throws Fault {
        switch (plan) {
            case BodyPlan.Kept _ -> keep(in, count);
            case BodyPlan.Discarded _ -> {
                in.position(in.position() + count);
                discarded += count;
            }
            case BodyQueue queue -> {
                queue.put(in, count);
                discarded += count;
            }
        }
    }

    private void keep(ByteBuffer in, int count) throws Fault {
        if (count > bytes.length - size) {
            grow(count);
        }
        in.get(bytes, size, count);
        size += count;
    }

    /** How many bytes were taken, kept or not. */
    long size() {
        return size + discarded;
    }

    /** How many bytes of this body were only counted. */
    long discarded() {
        return discarded;
    }

    /** Hands the whole body over and forgets it. */
    byte[] finish() {
        byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = EMPTY;
        size = 0;
        discarded = 0;
        plan = BodyPlan.KEPT;
        return whole;
    }

    void check(long length) throws Fault {
        if (length > max && plan instanceof BodyPlan.Kept) {
            throw new Fault(
                    Kind.BODY_TOO_LARGE, "response body is larger than the limit of " + size(max));
        }
    }

    private static String size(int bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }

    private void grow(int count) throws Fault {
        long needed = (long) size + count;
        check(needed);
        long doubled = Math.max(Math.max(needed, FIRST), 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, max));
    }
}
