package dev.acrida.http.wire;

/** What is done with the body of a response, decided before the request is sent. */
public sealed interface BodyPlan permits BodyPlan.Kept, BodyPlan.Discarded, BodyQueue {
    /** Kept in one piece, up to the limit of {@link WireOptions#maxBodyBytes()}. */
    BodyPlan KEPT = new Kept(0);

    /** Counted, and never copied out of the loop's buffer. */
    BodyPlan DISCARDED = new Discarded();

    /** Kept in one piece, up to this limit in bytes, before decompression. */
    static BodyPlan kept(int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException(
                    "largest body must be at least 1 byte, was " + maxBytes);
        }
        return new Kept(maxBytes);
    }

    /**
     * Kept in one piece.
     *
     * @param maxBytes the limit, or 0 for that of the options
     */
    record Kept(int maxBytes) implements BodyPlan {}

    /** Counted only. */
    record Discarded() implements BodyPlan {}
}
