package dev.acrida.stats;

/**
 * One finished request. Immutable.
 *
 * @param key the entry that it belongs to
 * @param responseNanos its response time in nanoseconds, or {@link #NO_TIME} when it has none (such
 *     a sample is counted, but enters no average and no percentile)
 * @param bytes the length of the decoded response body, in bytes, at least 0
 * @param error why it failed, or {@link #OK}
 * @param phases where the time went; {@link Phases#NONE} if nobody knows
 */
public record Sample(EntryKey key, long responseNanos, long bytes, String error, Phases phases) {
    /** The error text of a sample that did not fail. */
    public static final String OK = "";

    /** The response time of a sample that is counted but was not timed. */
    public static final long NO_TIME = -1;

    /** Checks the ranges. */
    public Sample {
        if (responseNanos < NO_TIME) {
            throw new IllegalArgumentException(
                    "response time of "
                            + key
                            + " must be >= 0 ns or NO_TIME, was "
                            + responseNanos);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes of " + key + " must be >= 0, was " + bytes);
        }
    }

    /** One of which nobody knows where the time went. */
    public Sample(EntryKey key, long responseNanos, long bytes, String error) {
        this(key, responseNanos, bytes, error, Phases.NONE);
    }

    /** Whether the request failed. */
    public boolean failed() {
        return !error.isEmpty();
    }
}
