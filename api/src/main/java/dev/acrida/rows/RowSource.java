package dev.acrida.rows;

import java.util.List;

/**
 * Rows that are found by their number, from memory or from a file. Thread-safe.
 *
 * @param <R> what a row is
 */
public interface RowSource<R> {
    /** How many rows there are. */
    long size();

    /**
     * The row of this number, from 0.
     *
     * @throws IllegalArgumentException if it cannot be read as what a row is
     */
    R row(long number);

    /** These rows. */
    static <R> RowSource<R> of(List<R> rows) {
        List<R> copy = List.copyOf(rows);
        return new RowSource<>() {
            @Override
            public long size() {
                return copy.size();
            }

            @Override
            public R row(long number) {
                return copy.get((int) number);
            }
        };
    }

    /**
     * Every so-manieth of these rows: shares of the same count with different indexes have no row
     * in common, and together have all.
     *
     * @param index of the share, from 0
     * @param count how many shares there are
     */
    default RowSource<R> share(int index, int count) {
        RowSource<R> whole = this;
        return new RowSource<>() {
            @Override
            public long size() {
                return (whole.size() - index + count - 1) / count;
            }

            @Override
            public R row(long number) {
                return whole.row(number * count + index);
            }
        };
    }
}
