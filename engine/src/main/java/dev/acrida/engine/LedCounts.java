package dev.acrida.engine;

import java.util.Map;

/**
 * What became of the users of a led run since its test began. Immutable.
 *
 * @param alive users that are there, those that are leaving included
 * @param started users in all
 * @param failedToStart users that ended in their constructor or {@code onStart} by an exception
 * @param ended users of each class that have ended by themselves
 * @param arrivalsKnown how many changes of arrivals are known
 * @param arrivalsOver whether nobody serves an arrival, and nobody will arrive
 */
public record LedCounts(
        int alive,
        int started,
        int failedToStart,
        Map<String, Integer> ended,
        long arrivalsKnown,
        boolean arrivalsOver) {
    /** Of no test. */
    public static final LedCounts NONE = new LedCounts(0, 0, 0, Map.of(), 0, false);

    /** Copies the map. */
    public LedCounts {
        ended = Map.copyOf(ended);
    }

    LedCounts withArrivals(long known, boolean over) {
        return new LedCounts(alive, started, failedToStart, ended, known, over);
    }
}
