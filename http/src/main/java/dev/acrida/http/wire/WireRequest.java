package dev.acrida.http.wire;

/**
 * A request, encoded. Nothing is copied: the same head can be sent again and again.
 *
 * @param head request line, headers and the empty line; it must say how long the body is
 * @param headLength how many bytes of {@code head} count
 * @param body what follows the head
 * @param expectsNoBody whether the response has no body whatever its headers say, as for HEAD
 * @param last whether the head says {@code Connection: close}: nothing may follow on its connection
 * @param plan what is done with the body of the response
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WireRequest(
        byte[] head,
        int headLength,
        RequestBody body,
        boolean expectsNoBody,
        boolean last,
        BodyPlan plan) {
    /**
     * A request whose connection may serve others after it, and whose response is kept in one
     * piece.
     */
    public WireRequest(byte[] head, int headLength, RequestBody body, boolean expectsNoBody) {
        this(head, headLength, body, expectsNoBody, false, BodyPlan.KEPT);
    }

    /** Checks that there is a head. */
    public WireRequest {
        if (headLength < 1 || headLength > head.length) {
            throw new IllegalArgumentException(
                    "length of a request head must be from 1 to %d, was %d"
                            .formatted(head.length, headLength));
        }
    }

    /** Whether there is anything to be sent after the head. */
    boolean hasBody() {
        return !(body instanceof BytesBody(byte[] bytes) && bytes.length == 0);
    }

    /** The same, with its head written in another way. */
    WireRequest withHead(byte[] head, int headLength) {
        return new WireRequest(head, headLength, body, expectsNoBody, last, plan);
    }

    /** The same, with something else done with the body of the response. */
    WireRequest withPlan(BodyPlan plan) {
        return new WireRequest(head, headLength, body, expectsNoBody, last, plan);
    }
}
