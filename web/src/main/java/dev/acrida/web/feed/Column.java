package dev.acrida.web.feed;

import dev.acrida.stats.EntryKey;

import java.util.HashMap;
import java.util.Map;

/**
 * A stretch of a run. Immutable.
 *
 * @param from seconds from the beginning of statistics to its own
 * @param seconds how long it was
 * @param users the most that were alive
 * @param cells what entries did in it; those that did nothing are missing
 */
record Column(double from, double seconds, int users, Map<EntryKey, Cell> cells) {
    /** Both together; the other follows this one. */
    Column plus(Column next) {
        Map<EntryKey, Cell> both = new HashMap<>(cells);
        next.cells.forEach((key, cell) -> both.merge(key, cell, Cell::plus));
        return new Column(from, seconds + next.seconds, Math.max(users, next.users), both);
    }

    /** The same without any other entry. */
    Column only(EntryKey key) {
        return new Column(from, seconds, users, Map.of(key, cell(key)));
    }

    Cell cell(EntryKey key) {
        return cells.getOrDefault(key, Cell.EMPTY);
    }

    /** About how much memory it takes. */
    long bytes() {
        return cells.values().stream().mapToLong(Cell::bytes).sum();
    }
}
