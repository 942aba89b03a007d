package dev.acrida.cluster.wire;

import java.util.Map;

/**
 * A worker wants numbers of rows that nobody else gets.
 *
 * @param number of the request; one that is repeated is answered as it was
 * @param wanted how many, by the rows
 */
public record TakeRequest(long number, Map<String, Integer> wanted) {
    /** Copies the map. */
    public TakeRequest {
        wanted = Map.copyOf(wanted);
    }

    /** The name of rows that are counted anew for each test. */
    public static String anew(String rows, long epoch) {
        return rows + " " + epoch;
    }
}
