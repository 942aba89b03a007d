package dev.acrida.rows;

import java.util.List;

/**
 * A file in pages of a few rows each. Thread-safe.
 *
 * @param <R> what a row is
 */
interface Pages<R> {
    /** How many pages there are. */
    int count();

    /** How many rows all pages before this one have; of {@link #count} the number of all rows. */
    long rowsBefore(int page);

    /** Reads the rows of one page. */
    List<R> read(int page);
}
