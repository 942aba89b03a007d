package dev.acrida.web.feed;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.Interval;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * What one entry did in one stretch of time, in as little memory as possible. Merging is exact at
 * the level of {@link LatencyRows}: no percentile is ever averaged. Immutable; its arrays are never
 * changed.
 */
final class Cell {
    static final Cell EMPTY = new Cell(0, 0, new short[0], new int[0]);
    private static final int BYTES = 64;
    private static final int BYTES_PER_ROW = 6;

    private final long requests;
    private final long failures;

    /** Ascending. */
    private final short[] rows;

    private final int[] counts;

    private Cell(long requests, long failures, short[] rows, int[] counts) {
        this.requests = requests;
        this.failures = failures;
        this.rows = rows;
        this.counts = counts;
    }

    static Cell of(Interval.Entry entry) {
        BucketCounts latency = entry.latency();
        Builder builder = new Builder(latency.values().length);
        for (int i = 0; i < latency.values().length; i++) {
            builder.add(LatencyRows.rowOf(latency.values()[i]), latency.counts()[i]);
        }
        return builder.build(entry.requests(), entry.failures());
    }

    /** All of them together. */
    static Cell sum(Collection<Cell> cells) {
        long[] byRow = new long[LatencyRows.ROWS];
        long requests = 0;
        long failures = 0;
        for (Cell cell : cells) {
            requests += cell.requests;
            failures += cell.failures;
            for (int i = 0; i < cell.rows.length; i++) {
                byRow[cell.rows[i]] += cell.counts[i];
            }
        }
        Builder builder = new Builder((int) Arrays.stream(byRow).filter(n -> n > 0).count());
        for (int row = 0; row < byRow.length; row++) {
            builder.add(row, byRow[row]);
        }
        return builder.build(requests, failures);
    }

    /** Both together. */
    Cell plus(Cell other) {
        Builder builder = new Builder(rows.length + other.rows.length);
        int mine = 0;
        int others = 0;
        while (mine < rows.length || others < other.rows.length) {
            if (others == other.rows.length
                    || (mine < rows.length && rows[mine] <= other.rows[others])) {
                builder.add(rows[mine], counts[mine++]);
            } else {
                builder.add(other.rows[others], other.counts[others++]);
            }
        }
        return builder.build(requests + other.requests, failures + other.failures);
    }

    long requests() {
        return requests;
    }

    long failures() {
        return failures;
    }

    /** Milliseconds that this share of the timed requests does not exceed, to 0.8 %. */
    OptionalDouble percentileMillis(double quantile) {
        long timed = 0;
        for (int count : counts) {
            timed += count;
        }
        if (timed == 0) {
            return OptionalDouble.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(quantile * timed));
        int i = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[i]) {
            i++;
        }
        return OptionalDouble.of(LatencyRows.millisOf(rows[i]));
    }

    /** Tells the heat rows that are not empty, ascending. */
    void heat(HeatReader reader) {
        int row = -1;
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            int heatRow = LatencyRows.heatRowOf(rows[i]);
            if (heatRow != row && row >= 0) {
                reader.row(row, sum);
                sum = 0;
            }
            row = heatRow;
            sum += counts[i];
        }
        if (row >= 0) {
            reader.row(row, sum);
        }
    }

    /** About how much memory it takes. */
    int bytes() {
        return BYTES + rows.length * BYTES_PER_ROW;
    }

    /** Reads a heat map's column. */
    interface HeatReader {
        void row(int row, long count);
    }

    /** Takes rows in their order; the same may come several times. */
    private static final class Builder {
        private final short[] rows;
        private final int[] counts;
        private int size;

        Builder(int most) {
            rows = new short[most];
            counts = new int[most];
        }

        void add(int row, long count) {
            if (count == 0) {
                return;
            }
            if (size == 0 || rows[size - 1] != row) {
                rows[size++] = (short) row;
            }
            counts[size - 1] = (int) Math.min(Integer.MAX_VALUE, counts[size - 1] + count);
        }

        Cell build(long requests, long failures) {
            return new Cell(
                    requests, failures, Arrays.copyOf(rows, size), Arrays.copyOf(counts, size));
        }
    }
}
