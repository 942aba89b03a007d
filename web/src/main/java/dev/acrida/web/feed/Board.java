package dev.acrida.web.feed;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.StatsSnapshot;

import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that viewers see, each piece with the number of the update in which it changed last: what a
 * viewer lacks is what changed after the last update that it got, however long that is ago. Not
 * thread-safe; {@link LiveFeed} guards it.
 */
final class Board {
    /** For how many seconds a viewer may be away and still get all that it missed. */
    private static final int POINTS_KEPT = 600;

    /** The same for points of entries, of which there may be thousands. */
    private static final int ENTRY_POINTS_KEPT = 10;

    private static final int TOTAL = 0;

    private final Columns columns;
    private final Map<EntryKey, Row> rows = new LinkedHashMap<>();
    private final Map<EntryKey, Integer> ids = new HashMap<>(Map.of(EntryKey.TOTAL, TOTAL));
    private final Recent<Column> points = new Recent<>(POINTS_KEPT);
    private final Recent<Column> entryPoints = new Recent<>(ENTRY_POINTS_KEPT);
    private final Recent<Mark> marks = new Recent<>(POINTS_KEPT);
    private Optional<Stamped<ObjectNode>> state = Optional.empty();
    private Optional<Stamped<ObjectNode>> counts = Optional.empty();
    private long number;
    private long begun;

    /** An empty one, whose rows have these cells. */
    Board(Columns columns) {
        this.columns = columns;
    }

    /** The number of the last update. */
    long number() {
        return number;
    }

    /** Statistics begin anew: all before is gone. */
    void begin() {
        rows.clear();
        points.clear();
        entryPoints.clear();
        marks.clear();
        begun = number + 1;
    }

    void add(Column point) {
        points.add(point.only(EntryKey.TOTAL), number + 1);
        entryPoints.add(point, number + 1);
    }

    void add(Mark mark) {
        marks.add(mark, number + 1);
    }

    /** Takes in what there is now; the next update has begun when this returns. */
    void update(StatsSnapshot stats, ObjectNode newState, ObjectNode newCounts) {
        number++;
        Stream.concat(Stream.of(stats.total()), stats.entries().stream()).forEach(this::update);
        state = Optional.of(newer(state, newState));
        counts = Optional.of(newer(counts, newCounts));
    }

    private void update(EntryStats entry) {
        Row before = rows.get(entry.key());
        if (before != null && before.isOf(entry)) {
            return;
        }
        List<Number> cells = columns.cells(entry);
        long changed = before != null && before.cells().equals(cells) ? before.number() : number;
        rows.put(
                entry.key(),
                new Row(id(entry.key()), entry.count(), entry.currentCount(), cells, changed));
    }

    private Stamped<ObjectNode> newer(Optional<Stamped<ObjectNode>> before, ObjectNode now) {
        return before.filter(old -> old.value().equals(now)).orElse(new Stamped<>(now, number));
    }

    /** The number by which an entry goes; always the same. */
    int id(EntryKey key) {
        return ids.computeIfAbsent(key, k -> ids.size());
    }

    /** The entry of this number, if there is one. */
    Optional<EntryKey> key(int id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether whoever got that update last must be given everything. */
    boolean isNewTo(long last) {
        return last < begun || last > number;
    }

    Optional<ObjectNode> stateSince(long last) {
        return state.filter(each -> each.number() > last).map(Stamped::value);
    }

    Optional<ObjectNode> countsSince(long last) {
        return counts.filter(each -> each.number() > last).map(Stamped::value);
    }

    /** The rows that changed after that update; all after -1. */
    Map<EntryKey, Row> rowsSince(long last) {
        Map<EntryKey, Row> changed = new LinkedHashMap<>();
        rows.forEach(
                (key, row) -> {
                    if (row.number() > last) {
                        changed.put(key, row);
                    }
                });
        return changed;
    }

    /** The seconds of the total. */
    Recent<Column> points() {
        return points;
    }

    /** The last few seconds of all entries. */
    Recent<Column> entryPoints() {
        return entryPoints;
    }

    /** What happened. */
    Recent<Mark> marks() {
        return marks;
    }

    /** Something, and the number of the update in which it became what it is. */
    private record Stamped<T>(T value, long number) {
        Stamped {
            Objects.requireNonNull(value);
        }
    }

    /**
     * A row of the table.
     *
     * @param id by which the entry goes
     * @param requests counted when it was made
     * @param currentRequests in the last ten seconds of then
     * @param cells as {@link Columns} has them
     * @param number of the update in which they changed last
     */
    record Row(int id, long requests, long currentRequests, List<Number> cells, long number) {
        /** Whether nothing has happened to the entry since. */
        boolean isOf(EntryStats entry) {
            return requests == entry.count() && currentRequests == entry.currentCount();
        }
    }
}
