package dev.acrida.spi;

import dev.acrida.Rows;

/**
 * Counts rows that nobody else gets ({@link Rows#unique}) where users are in several processes.
 * Bound to {@link #CURRENT} on the threads of such users. Thread-safe.
 */
public interface RowNumbers {
    /** Who counts for the user of this thread; not bound where each process counts for itself. */
    ScopedValue<RowNumbers> CURRENT = ScopedValue.newInstance();

    /**
     * A number that nobody else gets, from 0, without gaps; waits for it.
     *
     * @param rows which rows; the same text in all processes
     * @param anew whether they are counted anew for the test that goes on
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    long next(String rows, boolean anew) throws InterruptedException;
}
