package dev.acrida.web.feed;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Interval;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole course of a test in bounded memory: that of the total second by second for an hour,
 * that of each entry for half an hour, and coarser the longer the test goes on. Thread-safe.
 */
final class History {
    private static final int TOTAL_COLUMNS = 3600;
    private static final long TOTAL_BYTES = 16L << 20;
    private static final int ENTRY_COLUMNS = 1800;
    private static final long ENTRY_BYTES = 64L << 20;
    private static final int MARKS = 1000;

    private final Track total = new Track(TOTAL_COLUMNS, TOTAL_BYTES);
    private final Track entries = new Track(ENTRY_COLUMNS, ENTRY_BYTES);
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private Instant started = Instant.EPOCH;

    /** Forgets what was before. */
    synchronized void begin(Instant started) {
        this.started = started;
        total.clear();
        entries.clear();
        marks.clear();
    }

    /** Adds a second; returns it with all entries and the total. */
    synchronized Column add(Interval interval, int users) {
        Map<EntryKey, Cell> cells = new HashMap<>();
        List<Cell> inTotal = new ArrayList<>();
        for (Interval.Entry entry : interval.entries()) {
            Cell cell = Cell.of(entry);
            cells.put(entry.key(), cell);
            if (entry.key().inTotal()) {
                inTotal.add(cell);
            }
        }
        Cell sum = Cell.sum(inTotal);
        double from = interval.from().toNanos() / 1e9;
        double seconds = interval.length().toNanos() / 1e9;
        entries.add(new Column(from, seconds, users, Map.copyOf(cells)));
        total.add(new Column(from, seconds, users, Map.of(EntryKey.TOTAL, sum)));
        cells.put(EntryKey.TOTAL, sum);
        return new Column(from, seconds, users, cells);
    }

    /** Adds something that happened; the oldest is forgotten where there are very many. */
    synchronized void add(Mark mark) {
        if (marks.size() == MARKS) {
            marks.removeFirst();
        }
        marks.addLast(mark);
    }

    /** The course of an entry, or of the total, in at most so many points. */
    synchronized Course course(EntryKey key, int most) {
        Track track = key.equals(EntryKey.TOTAL) ? total : entries;
        return new Course(started, key, track.columns(most), List.copyOf(marks));
    }

    /**
     * A course.
     *
     * @param started when statistics began
     * @param key whose it is
     * @param columns oldest first
     * @param marks what happened, oldest first
     */
    record Course(Instant started, EntryKey key, List<Column> columns, List<Mark> marks) {
        /** The width of most columns, in seconds, if there are any. */
        Optional<Double> seconds() {
            return columns.stream().map(Column::seconds).max(Double::compare);
        }
    }
}
