package dev.acrida;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Test data shared by all users: at least one row, all in memory. Thread-safe.
 *
 * @param <R> what a row is
 */
public final class Rows<R> {
    private final List<R> rows;
    private final AtomicLong taken = new AtomicLong();

    private Rows(List<R> rows) {
        this.rows = rows;
    }

    /**
     * These rows.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static <R> Rows<R> of(List<R> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("test data needs at least one row, was empty");
        }
        return new Rows<>(List.copyOf(rows));
    }

    /** Any row, all equally likely. */
    public R random() {
        return rows.get(ThreadLocalRandom.current().nextInt(rows.size()));
    }

    /** The next row in the order of the file; after the last comes the first again. */
    public R next() {
        return rows.get((int) (taken.getAndIncrement() % rows.size()));
    }

    /** All rows, in the order of the file; immutable. */
    public List<R> all() {
        return rows;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }
}
