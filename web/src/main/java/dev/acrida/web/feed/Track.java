package dev.acrida.web.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * The course of a run in bounded memory: where it would take more, neighbouring columns become one,
 * and from then on columns are twice as wide. Not thread-safe; {@link History} guards it.
 */
final class Track {
    private final int mostColumns;
    private final long mostBytes;
    private final List<Column> columns = new ArrayList<>();
    private long bytes;

    /** How many of the columns that come in are one of those kept. */
    private int width = 1;

    private int inLast;

    Track(int mostColumns, long mostBytes) {
        this.mostColumns = mostColumns;
        this.mostBytes = mostBytes;
    }

    void add(Column column) {
        if (inLast > 0 && inLast < width) {
            Column last = columns.removeLast();
            bytes -= last.bytes();
            append(last.plus(column));
            inLast++;
        } else {
            append(column);
            inLast = 1;
        }
        while (columns.size() > mostColumns || (bytes > mostBytes && columns.size() > 1)) {
            halve();
        }
    }

    private void append(Column column) {
        columns.add(column);
        bytes += column.bytes();
    }

    private void halve() {
        List<Column> all = List.copyOf(columns);
        inLast += all.size() % 2 == 0 ? width : 0;
        columns.clear();
        bytes = 0;
        for (int i = 0; i < all.size(); i += 2) {
            append(i + 1 < all.size() ? all.get(i).plus(all.get(i + 1)) : all.get(i));
        }
        width *= 2;
    }

    void clear() {
        columns.clear();
        bytes = 0;
        width = 1;
        inLast = 0;
    }

    /** The columns, oldest first, in at most so many. */
    List<Column> columns(int most) {
        int group = Math.ceilDiv(Math.max(1, columns.size()), most);
        List<Column> merged = new ArrayList<>();
        for (int i = 0; i < columns.size(); i += group) {
            merged.add(
                    columns.subList(i, Math.min(columns.size(), i + group)).stream()
                            .reduce(Column::plus)
                            .orElseThrow());
        }
        return merged;
    }
}
