package dev.acrida.engine;

import java.util.Map;

/**
 * What became of the users of a led run since its test began. Immutable.
 *
 * @param alive users that are there, those that are leaving included
 * @param started users in all
 * @param failedToStart users that ended in their constructor or {@code onStart} by an exception
 * @param ended users of each class that have ended by themselves
 */
public record LedCounts(int alive, int started, int failedToStart, Map<String, Integer> ended) {
    /** Copies the map. */
    public LedCounts {
        ended = Map.copyOf(ended);
    }
}
