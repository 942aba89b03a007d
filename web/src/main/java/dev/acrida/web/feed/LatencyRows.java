package dev.acrida.web.feed;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows in which the history counts response times: 64 for each doubling, so that a time is
 * known to 0.8 %. A heat map has every sixteenth of them as a row, from a microsecond to an hour.
 */
final class LatencyRows {
    private static final int PER_DOUBLING = 64;
    private static final int DIGITS = 6;
    private static final int ROWS_PER_HEAT_ROW = 16;
    private static final int HEAT_ROWS_PER_DOUBLING = PER_DOUBLING / ROWS_PER_HEAT_ROW;

    /** About a microsecond: what is faster is in the first heat row. */
    private static final int FIRST_DOUBLING = 10;

    /** About an hour: what is slower is in the last row. */
    private static final int LAST_DOUBLING = 41;

    /** How many rows there are. */
    static final int ROWS = (LAST_DOUBLING + 1) * PER_DOUBLING;

    private static final double NANOS_PER_MILLI = 1e6;

    private LatencyRows() {}

    /** The row of a time. */
    static int rowOf(long nanos) {
        long value = Math.max(1, nanos);
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        if (doubling > LAST_DOUBLING) {
            return ROWS - 1;
        }
        long scaled =
                doubling >= DIGITS ? value >> (doubling - DIGITS) : value << (DIGITS - doubling);
        return doubling * PER_DOUBLING + (int) (scaled - PER_DOUBLING);
    }

    /** The middle of a row, in milliseconds. */
    static double millisOf(int row) {
        return (lowerNanos(row) + lowerNanos(row + 1)) / 2 / NANOS_PER_MILLI;
    }

    /** The heat row that holds a row. */
    static int heatRowOf(int row) {
        return Math.max(0, row / ROWS_PER_HEAT_ROW - FIRST_DOUBLING * HEAT_ROWS_PER_DOUBLING);
    }

    /** The lower bounds of all heat rows in milliseconds, ascending. */
    static List<Double> heatMillis() {
        int rows = (LAST_DOUBLING + 1 - FIRST_DOUBLING) * HEAT_ROWS_PER_DOUBLING;
        int first = FIRST_DOUBLING * PER_DOUBLING;
        return IntStream.range(0, rows)
                .mapToObj(i -> lowerNanos(first + i * ROWS_PER_HEAT_ROW) / NANOS_PER_MILLI)
                .toList();
    }

    private static double lowerNanos(int row) {
        double mantissa = 1 + (double) (row % PER_DOUBLING) / PER_DOUBLING;
        return Math.scalb(mantissa, row / PER_DOUBLING);
    }
}
