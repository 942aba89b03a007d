package dev.acrida.cluster.wire;

import java.util.Map;

/**
 * Numbers of rows that nobody else gets.
 *
 * @param first the first number, by the rows; those that were wanted follow it
 */
public record TakeReply(Map<String, Long> first) {
    /** Copies the map. */
    public TakeReply {
        first = Map.copyOf(first);
    }
}
