package dev.acrida;

/**
 * What becomes of the bodies of responses. Immutable.
 *
 * @param kept whether the test may read them; a body that is not kept is counted, and never copied
 * @param maxBytes the most that one body may take in memory, as it is sent and decompressed, at
 *     least 1; a larger one is a failure. Streamed bodies and those that are not kept have no
 *     limit.
 */
public record Bodies(boolean kept, int maxBytes) {
    private static final int DEFAULT_MAX = 64 << 20;

    /** Kept, up to 64 MB each. */
    public static final Bodies KEPT = new Bodies(true, DEFAULT_MAX);

    /** Not kept, for tests that look only at status and headers. */
    public static final Bodies DISCARDED = new Bodies(false, DEFAULT_MAX);

    /** Checks the limit. */
    public Bodies {
        if (maxBytes < 1) {
            throw new IllegalArgumentException(
                    "largest body must be at least 1 byte, was " + maxBytes);
        }
    }

    /** The same, with another limit. */
    public Bodies withMaxBytes(int maxBytes) {
        return new Bodies(kept, maxBytes);
    }

    /** The same, kept or not. */
    public Bodies withKept(boolean kept) {
        return new Bodies(kept, maxBytes);
    }
}
