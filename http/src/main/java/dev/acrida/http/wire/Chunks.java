package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.nio.ByteBuffer;

/**
 * Takes a chunked body apart (RFC 9112 section 7.1): extensions and trailers are skipped, a line
 * may end in LF alone. Confined to whoever decodes.
 */
final class Chunks {
    private static final int MAX_SIZE_DIGITS = 15;

    private enum State {
        SIZE,
        EXTENSION,
        CONTENT,
        CONTENT_END,
        TRAILER_START,
        TRAILER,
        COMPLETE
    }

    private final int maxOverhead;
    private State state = State.SIZE;
    private long left;
    private int digits;
    private int overhead;

    Chunks(int maxOverhead) {
        this.maxOverhead = maxOverhead;
    }

    void begin() {
        overhead = 0;
        nextSize();
    }

    /** Takes what is in the buffer, at most to the end of the body; true if that was reached. */
    boolean feed(ByteBuffer in, BodyBytes body) throws Fault {
        while (state != State.COMPLETE && in.hasRemaining()) {
            if (state == State.CONTENT) {
                content(in, body);
            } else {
                state = control(in.get(), body);
            }
        }
        return state == State.COMPLETE;
    }

    private void content(ByteBuffer in, BodyBytes body) throws Fault {
        int count = (int) Math.min(left, in.remaining());
        body.take(in, count);
        left -= count;
        if (left == 0) {
            state = State.CONTENT_END;
        }
    }

    private State control(byte b, BodyBytes body) throws Fault {
        return switch (state) {
            case SIZE -> size(b, body);
            case EXTENSION -> b == '\n' ? afterSize(body) : skip(State.EXTENSION);
            case CONTENT_END -> contentEnd(b);
            case TRAILER_START -> trailerStart(b);
            case TRAILER -> b == '\n' ? State.TRAILER_START : skip(State.TRAILER);
            case CONTENT, COMPLETE -> throw new IllegalStateException(state.name());
        };
    }

    private State size(byte b, BodyBytes body) throws Fault {
        int digit = Character.digit(b, 16);
        if (digit >= 0 && digits < MAX_SIZE_DIGITS) {
            digits++;
            left = (left << 4) | digit;
            return State.SIZE;
        }
        if (digits == 0 || !endsSize(b)) {
            throw Fault.malformed("bad chunk size");
        }
        return b == '\n' ? afterSize(body) : State.EXTENSION;
    }

    private static boolean endsSize(byte b) {
        return b == '\n' || b == '\r' || b == ';' || b == ' ' || b == '\t';
    }

    private State afterSize(BodyBytes body) throws Fault {
        body.check(left);
        return left == 0 ? State.TRAILER_START : State.CONTENT;
    }

    private State contentEnd(byte b) throws Fault {
        if (b == '\r' && digits >= 0) {
            digits = -1; // seen: a second one is an error
            return State.CONTENT_END;
        }
        if (b != '\n') {
            throw Fault.malformed("chunk is longer than its size");
        }
        return nextSize();
    }

    private State nextSize() {
        left = 0;
        digits = 0;
        state = State.SIZE;
        return state;
    }

    private State trailerStart(byte b) throws Fault {
        return switch (b) {
            case '\n' -> State.COMPLETE;
            case '\r' -> skip(State.TRAILER_START);
            default -> skip(State.TRAILER);
        };
    }

    private State skip(State next) throws Fault {
        if (++overhead > maxOverhead) {
            throw new Fault(
                    Kind.HEAD_TOO_LARGE,
                    "chunk extensions and trailers are larger than the limit of %d kB"
                            .formatted(maxOverhead >> 10));
        }
        return next;
    }
}
