package dev.acrida.http.wire;

import dev.acrida.Headers;
import dev.acrida.Timings;
import dev.acrida.stats.Phases;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;

/**
 * A complete response, with when things happened. Confined to its user's thread: the loop fills it
 * before that thread sees it.
 */
public final class WireResponse {
    /** What a decoder fills while nobody asked for anything. */
    static final WireResponse NONE = new WireResponse(0, 0, Opening.NONE);

    private static final byte[] EMPTY = {};

    private final long startedNanos;
    private final long waitedNanos;
    private final Opening opening;
    private BodyPlan plan = BodyPlan.KEPT;
    private long discarded;
    private byte[] raw = EMPTY;
    private byte @Nullable [] body;
    private int headLength;
    private short status;
    private boolean setsCookies;
    private boolean encoded;
    long firstByteNanos;
    long endedNanos;
    long wireBytesIn;
    long wireBytesOut;
    private byte retries;

    WireResponse(long startedNanos, long waitedNanos, Opening opening) {
        this.startedNanos = startedNanos;
        this.waitedNanos = waitedNanos;
        this.opening = opening;
    }

    BodyPlan plan() {
        return plan;
    }

    void plan(BodyPlan plan) {
        this.plan = plan;
    }

    /** So many bytes of the body were counted, and not kept. */
    void discard(long bytes) {
        discarded = bytes;
    }

    void keepHead(ResponseHead head) {
        status = (short) head.status;
        setsCookies = head.setsCookies;
        encoded = head.encoded;
    }

    void keepHead(int status, boolean setsCookies, boolean encoded) {
        this.status = (short) status;
        this.setsCookies = setsCookies;
        this.encoded = encoded;
    }

    Opening opening() {
        return opening;
    }

    void retried() {
        retries++;
    }

    /** The head and, if it is small and came with it, the body. */
    void keepRaw(byte[] raw, int headLength) {
        this.raw = raw;
        this.headLength = headLength;
    }

    void keepBody(byte[] body) {
        this.body = body;
    }

    /** {@code HTTP/2} or {@code HTTP/1.1}, which stands for 1.0 too. */
    public String protocol() {
        // HTTP/2 has no status line; the one that stands in its place says so.
        return raw.length > 5 && raw[5] == '2' ? "HTTP/2" : "HTTP/1.1";
    }

    /** The status, from 100 to 999. */
    public int status() {
        return status;
    }

    /** All headers: parsed anew with each call. */
    public Headers headers() {
        return HeadFields.all(raw);
    }

    /** The first value of a header, or an empty string if it is not there. */
    public String header(String name) {
        return HeadFields.first(raw, name);
    }

    /** Whether there is a {@code Set-Cookie} header: known without a search. */
    public boolean setsCookies() {
        return setsCookies;
    }

    /** Whether there is a {@code Content-Encoding} header: known without a search. */
    public boolean isEncoded() {
        return encoded;
    }

    /** The body, not in chunks any more, but still compressed; not to be changed. */
    public byte[] body() {
        if (body == null) {
            body =
                    headLength == raw.length
                            ? EMPTY
                            : Arrays.copyOfRange(raw, headLength, raw.length);
        }
        return body;
    }

    /** The length of the body, also of one that was not kept. */
    public long bodyLength() {
        if (isDiscarded()) {
            return discarded;
        }
        return body == null ? raw.length - headLength : body.length;
    }

    /** Whether the whole body is here, or will be. */
    public boolean isKept() {
        return plan instanceof BodyPlan.Kept;
    }

    /** The limit of a body that is kept, in bytes. */
    public int maxBytes() {
        return plan instanceof BodyPlan.Kept(int max) && max > 0
                ? max
                : WireOptions.DEFAULT.maxBodyBytes();
    }

    /** Whether the body was only counted. */
    public boolean isDiscarded() {
        return plan instanceof BodyPlan.Discarded;
    }

    /** When the exchange began, by {@link System#nanoTime()}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** When the last byte was read, by {@link System#nanoTime()}. */
    public long endedNanos() {
        return endedNanos;
    }

    /** Where the time went. */
    public Timings timings() {
        return timingsUntil(endedNanos);
    }

    /** Where the time went until then, by {@link System#nanoTime()}. */
    public Timings timingsUntil(long endNanos) {
        long sentNanos = startedNanos + waitedNanos + opening.nanos();
        long firstNanos = firstByteNanos == 0 ? endNanos : firstByteNanos;
        return new Timings(
                Duration.ofNanos(waitedNanos),
                Duration.ofNanos(opening.dnsNanos()),
                Duration.ofNanos(opening.connectNanos()),
                Duration.ofNanos(opening.tlsNanos()),
                Duration.ofNanos(Math.max(0, firstNanos - sentNanos)),
                Duration.ofNanos(Math.max(0, endNanos - firstNanos)));
    }

    /** Where the time went, for the statistics. */
    public Phases phases() {
        long sentNanos = startedNanos + waitedNanos + opening.nanos();
        long firstNanos = firstByteNanos == 0 ? endedNanos : firstByteNanos;
        return new Phases(
                1,
                waitedNanos,
                opening.dnsNanos(),
                opening.connectNanos(),
                opening.tlsNanos(),
                Math.max(0, firstNanos - sentNanos),
                Math.max(0, endedNanos - firstNanos));
    }

    /** How many bytes came in on the connection for this exchange, its opening included. */
    public long wireBytesIn() {
        return opening.bytesIn() + wireBytesIn;
    }

    /** How many bytes went out on the connection for this exchange, its opening included. */
    public long wireBytesOut() {
        return opening.bytesOut() + wireBytesOut;
    }

    /** How often the request was sent before without an answer, on a connection just closed. */
    public int retries() {
        return retries;
    }
}
