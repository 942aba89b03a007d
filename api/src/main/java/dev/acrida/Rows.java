package dev.acrida;

import dev.acrida.rows.Permutation;
import dev.acrida.rows.RowFiles;
import dev.acrida.rows.RowSource;
import dev.acrida.rows.TestFile;
import dev.acrida.spi.RowNumbers;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Test data shared by all users: at least one row. Rows of a large file stay in the file. {@link
 * #next}, {@link #shuffled} and {@link #unique} count apart from each other. Thread-safe.
 *
 * @param <R> what a row is
 */
public final class Rows<R> {
    private static final System.Logger LOG = System.getLogger("acrida.data");

    private final String name;

    /** What they are called in all processes of a run: where the test makes them. */
    private final String key;

    private final RowSource<R> source;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong shuffled = new AtomicLong();
    private final AtomicLong unique = new AtomicLong();
    private final AtomicBoolean usedUp = new AtomicBoolean();
    private volatile boolean rewound;
    private final long seed = ThreadLocalRandom.current().nextLong();

    private Rows(String name, String key, RowSource<R> source) {
        this.name = name;
        this.key = key;
        this.source = source;
    }

    /**
     * These rows.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static <R> Rows<R> of(List<R> rows) {
        return of("test data", RowSource.of(rows));
    }

    /**
     * The rows of a CSV file with a header line, as maps from column to value.
     *
     * @param file absolute, or relative to the folder of the test's file, or to the working folder
     * @throws IllegalArgumentException if the file cannot be read, or is no such file: the message
     *     names file and line
     */
    public static Rows<Map<String, String>> csv(String file) {
        return csv(file, CsvFormat.DEFAULT);
    }

    /** Like {@link #csv(String)}, for a file of another format. */
    public static Rows<Map<String, String>> csv(String file, CsvFormat format) {
        return of(file, RowFiles.csv(TestFile.find(file, caller()), format));
    }

    /**
     * Like {@link #csv(String)}, each row as a record whose components are called as columns, and
     * may be numbers, enums and what else Jackson reads from text.
     */
    public static <R extends Record> Rows<R> csv(String file, Class<R> row) {
        return csv(file, row, CsvFormat.DEFAULT);
    }

    /** Like {@link #csv(String, Class)}, for a file of another format. */
    public static <R extends Record> Rows<R> csv(String file, Class<R> row, CsvFormat format) {
        return of(file, RowFiles.csv(TestFile.find(file, caller()), format, row));
    }

    /**
     * The rows of a file with one JSON object per line, as maps.
     *
     * @param file absolute, or relative to the folder of the test's file, or to the working folder
     * @throws IllegalArgumentException if the file cannot be read, or is no such file: the message
     *     names file, line and column
     */
    public static Rows<Map<String, Object>> jsonLines(String file) {
        return of(file, RowFiles.json(TestFile.find(file, caller())));
    }

    /** Like {@link #jsonLines(String)}, each row as an object of this class, such as a record. */
    public static <R> Rows<R> jsonLines(String file, Class<R> row) {
        return of(file, RowFiles.json(TestFile.find(file, caller()), row));
    }

    static <R> Rows<R> of(String name, RowSource<R> source) {
        if (source.size() == 0) {
            throw new IllegalArgumentException(name + " must have at least one row, has none");
        }
        return new Rows<>(name, maker() + " " + name, source);
    }

    /** The place in the test that makes rows on this thread. */
    private static String maker() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.filter(frame -> !isOurs(frame.getClassName()))
                                        .findFirst()
                                        .map(
                                                frame ->
                                                        frame.getClassName()
                                                                + ":"
                                                                + frame.getLineNumber())
                                        .orElse(""));
    }

    private static boolean isOurs(String type) {
        return type.startsWith("java.")
                || type.equals(Rows.class.getName())
                || type.equals(TaskOwner.class.getName());
    }

    /** Any row, all equally likely. */
    public R random() {
        return source.row(ThreadLocalRandom.current().nextLong(source.size()));
    }

    /** The next row in the order of the file; after the last comes the first again. */
    public R next() {
        return source.row(next.getAndIncrement() % source.size());
    }

    /** The next row in a random order in which each comes once; then follows another order. */
    public R shuffled() {
        long taken = shuffled.getAndIncrement();
        Permutation order = Permutation.of(seed + taken / source.size(), source.size());
        return source.row(order.at(taken % source.size()));
    }

    /**
     * A row that nobody else gets, in the order of the file; when there is none left, the user that
     * asks ends.
     *
     * @throws StopUser when every row has been taken
     */
    public R unique() {
        return unique(AtEnd.STOP_USER);
    }

    /**
     * A row that nobody else gets, in the order of the file.
     *
     * @param atEnd what happens when every row has been taken
     * @throws StopUser or {@link StopTest} when every row has been taken, if that is asked for
     */
    public R unique(AtEnd atEnd) {
        long taken = take();
        if (taken < source.size()) {
            return source.row(taken);
        }
        if (usedUp.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: all {1} rows have been taken once: {2}",
                    name,
                    Long.toString(source.size()),
                    consequence(atEnd));
        }
        return switch (atEnd) {
            case STOP_USER -> throw new StopUser();
            case STOP_TEST -> throw new StopTest();
            case RECYCLE -> source.row(taken % source.size());
        };
    }

    /** Where users are in several processes, one of them counts for all. */
    private long take() {
        if (!RowNumbers.CURRENT.isBound()) {
            return unique.getAndIncrement();
        }
        try {
            return RowNumbers.CURRENT.get().next(key, rewound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopUser();
        }
    }

    /** Begins anew, as if no row had been taken; for a listener of {@link TestStart}. */
    public void rewind() {
        next.set(0);
        shuffled.set(0);
        unique.set(0);
        usedUp.set(false);
        rewound = true;
    }

    /**
     * One of several shares: shares of the same count with different indexes have no row in common,
     * and together have all. What is unique in each is unique in all.
     *
     * @param index of the share, from 0
     * @param count how many shares there are, at least 1
     * @throws IllegalArgumentException if the numbers are out of range, or no row is left
     */
    public Rows<R> share(int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "a share needs 0 <= index < count, was index %d of %d".formatted(index, count));
        }
        return of("share %d of %d of %s".formatted(index, count, name), source.share(index, count));
    }

    /**
     * All rows, in the order of the file, read as they are asked for; immutable.
     *
     * @throws IllegalStateException if there are more than a list can hold
     */
    public List<R> all() {
        if (size() > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "%s has more rows than a list can hold: %d".formatted(name, size()));
        }
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return source.row(index);
            }

            @Override
            public int size() {
                return (int) source.size();
            }
        };
    }

    /** How many rows there are. */
    public long size() {
        return source.size();
    }

    /** The class of the test that wants to have the file. */
    private static Class<?> caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(
                        frames ->
                                frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                                        .filter(c -> c != Rows.class && c != TaskOwner.class)
                                        .findFirst())
                .orElse(Rows.class);
    }

    private static String consequence(AtEnd atEnd) {
        return switch (atEnd) {
            case STOP_USER -> "users that ask for more end";
            case STOP_TEST -> "the test ends";
            case RECYCLE -> "they come again";
        };
    }
}
