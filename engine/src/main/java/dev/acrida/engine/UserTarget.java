package dev.acrida.engine;

/**
 * How many users of a class somebody wants, as far as he knows. Immutable.
 *
 * @param users that shall be there, at least 0
 * @param ended how many he knows to have ended by themselves: those are not among the users; one
 *     who ended later is, and will not be replaced
 */
public record UserTarget(int users, int ended) {
    /** Checks the ranges. */
    public UserTarget {
        if (users < 0 || ended < 0) {
            throw new IllegalArgumentException(
                    "users wanted and ended must be >= 0, were " + users + " and " + ended);
        }
    }
}
