package dev.acrida;

import java.util.List;

/**
 * A table on the page. Immutable.
 *
 * @param title above it; may be empty
 * @param columns the heads of its columns
 * @param rows each with a cell for every column
 */
public record PageTable(String title, List<String> columns, List<List<String>> rows) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has fewer or more cells than there are columns
     */
    public PageTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "each row of the table '%s' must have %d cells, one had %d: %s"
                                .formatted(title, columns.size(), row.size(), row));
            }
        }
    }

    /** A table without a title. */
    public static PageTable of(List<String> columns, List<List<String>> rows) {
        return new PageTable("", columns, rows);
    }
}
