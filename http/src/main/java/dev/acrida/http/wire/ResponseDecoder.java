package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Decodes the responses of one connection, one after the other, from buffers of any size. A small
 * response that arrives whole costs one copy. Confined to one thread at a time: the loop between
 * the beginning of an exchange and its end.
 */
final class ResponseDecoder {
    /** How much is looked at in search of a head, and the largest response kept in one piece. */
    static final int WINDOW = 2 << 10;

    private enum Stage {
        HEAD,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    private final int maxHead;
    private final ResponseHead head = new ResponseHead();
    private final BodyBytes body;
    private @Nullable Chunks chunks;
    private WireResponse response = WireResponse.NONE;
    private Stage stage = Stage.HEAD;
    private boolean expectsNoBody;
    private byte @Nullable [] partialHead;
    private int partialLength;
    private long left;
    private long received;
    private boolean reusable;

    ResponseDecoder(int maxHead, int maxBody) {
        this.maxHead = maxHead;
        this.body = new BodyBytes(maxBody);
    }

    /** Expects the response to a new request. */
    void begin(WireResponse response, boolean expectsNoBody) {
        this.response = response;
        this.expectsNoBody = expectsNoBody;
        stage = Stage.HEAD;
        received = 0;
    }

    /**
     * Takes what is in the buffer, at most to the end of the response.
     *
     * @param window scratch space of {@link #WINDOW} bytes
     * @return whether the response is complete
     * @throws Fault if this is no response
     */
    boolean feed(ByteBuffer in, byte[] window) throws Fault {
        int before = in.remaining();
        boolean complete = decode(in, window);
        received += before - in.remaining();
        if (complete) {
            finish();
        }
        return complete;
    }

    /** The server has ended its side: whether that completes the response. */
    boolean end() {
        if (stage != Stage.UNTIL_CLOSE) {
            return false;
        }
        keepBody();
        finish();
        return true;
    }

    /** Whether the connection may serve another request, once the response is complete. */
    boolean reusable() {
        return reusable;
    }

    /** Whether any byte of the response has arrived. */
    boolean begun() {
        return received > 0;
    }

    /** Whether the head of the response has arrived. */
    boolean inBody() {
        return stage != Stage.HEAD;
    }

    /** What it is that the connection ended here, by a reset or in order. */
    Fault cut(boolean reset, boolean reused) {
        if (!begun()) {
            if (reused) {
                return new Fault(
                        Kind.STALE, "the server closed a kept-alive connection without a response");
            }
            return reset
                    ? new Fault(Kind.RESET, "connection reset before the response")
                    : new Fault(Kind.NO_RESPONSE, "connection closed without a response");
        }
        String where = inBody() ? "body" : "head";
        return reset
                ? new Fault(Kind.RESET, "connection reset inside the response " + where)
                : new Fault(Kind.TRUNCATED, "connection closed inside the response " + where);
    }

    /** An idle connection must not hold on to what the user may have forgotten. */
    private void finish() {
        response = WireResponse.NONE;
    }

    private boolean decode(ByteBuffer in, byte[] window) throws Fault {
        while (stage == Stage.HEAD) {
            if (!in.hasRemaining()) {
                return false;
            }
            if (head(in, window)) {
                return true;
            }
        }
        return body(in);
    }

    private boolean body(ByteBuffer in) throws Fault {
        switch (stage) {
            case LENGTH -> {
                int count = (int) Math.min(left, in.remaining());
                body.take(in, count);
                left -= count;
                if (left > 0) {
                    return false;
                }
            }
            case CHUNKED -> {
                if (!chunks().feed(in, body)) {
                    return false;
                }
            }
            case UNTIL_CLOSE -> {
                body.take(in, in.remaining());
                return false;
            }
            case HEAD -> throw new IllegalStateException("no head yet");
        }
        keepBody();
        return true;
    }

    private void keepBody() {
        response.discard(body.discarded());
        response.keepBody(body.finish());
    }

    /** Looks for a head; true if the response is complete with it. */
    private boolean head(ByteBuffer in, byte[] window) throws Fault {
        int count = Math.min(in.remaining(), WINDOW);
        in.get(in.position(), window, 0, count);
        if (partialHead != null) {
            return longHead(in, window, count);
        }
        int end = ResponseHead.end(window, 0, count);
        if (end < 0) {
            keepPartial(window, count);
            in.position(in.position() + count);
            return false;
        }
        in.position(in.position() + end);
        return wholeHead(in, window, end, count);
    }

    private boolean longHead(ByteBuffer in, byte[] window, int count) throws Fault {
        int before = partialLength;
        byte[] all = keepPartial(window, count);
        // The empty line may have begun in the last two bytes of what was there.
        int end = ResponseHead.end(all, Math.max(0, before - 2), partialLength);
        in.position(in.position() + (end < 0 ? count : end - before));
        if (end < 0) {
            return false;
        }
        int length = partialLength;
        partialHead = null;
        partialLength = 0;
        return wholeHead(in, all, end, length);
    }

    private byte[] keepPartial(byte[] window, int count) throws Fault {
        int length = partialLength + count;
        if (length > maxHead) {
            throw new Fault(
                    Kind.HEAD_TOO_LARGE,
                    "response head is larger than the limit of %d kB".formatted(maxHead >> 10));
        }
        byte[] all = partialHead == null ? new byte[Math.max(512, length)] : partialHead;
        if (length > all.length) {
            all = Arrays.copyOf(all, Math.max(length, 2 * all.length));
        }
        System.arraycopy(window, 0, all, partialLength, count);
        if (!ResponseHead.canBegin(all, length)) {
            throw Fault.malformed("no HTTP/1.x status line");
        }
        partialHead = all;
        partialLength = length;
        return all;
    }

    /**
     * Decides by the head in {@code bytes[0, end)}. The body comes next in the buffer, and what
     * {@code bytes} holds up to {@code length} is its beginning too.
     */
    private boolean wholeHead(ByteBuffer in, byte[] bytes, int end, int length) throws Fault {
        head.parse(bytes, end);
        if (head.status < 200 && head.status != 101) {
            return false; // interim: the response is still to come
        }
        response.keepHead(head);
        if (head.status == 101 && response.plan() instanceof BodyQueue) {
            head.becomesStream();
        } else if (hasNoBody()) {
            reusable = head.keepsAlive && head.status != 101;
            response.keepRaw(Arrays.copyOf(bytes, end), end);
            return true;
        }
        boolean delimited = head.chunked || head.contentLength >= 0;
        // Both: smuggled or confused. RFC 9112 section 6.3: chunked wins, the connection is over.
        reusable = head.keepsAlive && delimited && !(head.chunked && head.contentLength >= 0);
        if (!head.chunked && delimited && end + head.contentLength <= length) {
            int whole = end + (int) head.contentLength;
            in.position(in.position() + whole - end);
            if (response.isDiscarded()) {
                response.discard(head.contentLength);
                whole = end;
            }
            response.keepRaw(Arrays.copyOf(bytes, whole), end);
            return true;
        }
        response.keepRaw(Arrays.copyOf(bytes, end), end);
        beginBody(response.plan());
        return false;
    }

    private boolean hasNoBody() {
        return expectsNoBody || head.status == 204 || head.status == 304 || head.status == 101;
    }

    private void beginBody(BodyPlan plan) throws Fault {
        if (head.chunked) {
            stage = Stage.CHUNKED;
            body.begin(-1, plan);
            chunks().begin();
        } else if (head.contentLength >= 0) {
            stage = Stage.LENGTH;
            left = head.contentLength;
            body.begin(left, plan);
        } else {
            stage = Stage.UNTIL_CLOSE;
            body.begin(-1, plan);
        }
        if (plan instanceof BodyQueue queue) {
            queue.open();
        }
    }

    private Chunks chunks() {
        if (chunks == null) {
            chunks = new Chunks(maxHead);
        }
        return chunks;
    }
}
