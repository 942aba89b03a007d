package dev.acrida.verdict;

import java.util.Locale;

/**
 * How much of what its machine can make a run has made. Immutable.
 *
 * @param requestsPerSecond what the run made
 * @param ceiling what {@code acrida selftest} found that this machine can make, more than 0
 */
public record HeadRoom(double requestsPerSecond, double ceiling) {
    /** Checks the ranges. */
    public HeadRoom {
        if (!(requestsPerSecond >= 0) || !(ceiling > 0)) {
            throw new IllegalArgumentException(
                    "requests per second must be >= 0 of a ceiling > 0, were %s of %s"
                            .formatted(requestsPerSecond, ceiling));
        }
    }

    /** The share of the ceiling, 0 or more, 1 at the ceiling. */
    public double used() {
        return requestsPerSecond / ceiling;
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f of about %,.0f requests/s this machine can make: %.0f %%",
                requestsPerSecond,
                ceiling,
                used() * 100);
    }
}
