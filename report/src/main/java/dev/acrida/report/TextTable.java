package dev.acrida.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out rows in columns as wide as their content; if they do not fit, the name is shortened.
 * Confined to one thread.
 */
final class TextTable {
    private static final int LEAST_NAME_WIDTH = 10;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** Adds a row with one cell for each column. */
    void add(List<String> cells) {
        rows.add(cells);
    }

    /** Header, rule, all rows but the last, rule, the last row (the total). */
    String render(int width) {
        int[] widths = widths(width);
        String rule = rule(widths);
        StringBuilder text = new StringBuilder();
        text.append(line(columns.stream().map(Column::header).toList(), widths)).append(rule);
        List<List<String>> entries = rows.subList(0, rows.size() - 1);
        entries.forEach(row -> text.append(line(row, widths)));
        text.append(entries.isEmpty() ? "" : rule);
        return text.append(line(rows.getLast(), widths)).toString();
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        int sum = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).leastWidth();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
            sum += widths[i] + columns.get(i).joint().length();
        }
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).shrinks()) {
                int most = Math.max(LEAST_NAME_WIDTH, widths[i] - Math.max(0, sum - available));
                widths[i] = Math.min(widths[i], most);
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = PlainText.shortened(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(columns.get(i).joint());
            line.append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(columns.get(i).ruleJoint()).append("-".repeat(widths[i]));
        }
        return rule.append('\n').toString();
    }

    /**
     * A column and what stands before it.
     *
     * @param header its title
     * @param leastWidth how wide it is at least
     * @param right whether its cells stand at the right
     * @param shrinks whether it gives way when the table is too wide
     * @param joint what separates it from the column before
     */
    record Column(String header, int leastWidth, boolean right, boolean shrinks, String joint) {
        static Column first(String header) {
            return new Column(header, header.length(), false, false, "");
        }

        static Column name(String header) {
            return new Column(header, LEAST_NAME_WIDTH, false, true, " ");
        }

        static Column number(String header, int leastWidth) {
            return new Column(header, Math.max(leastWidth, header.length()), true, false, " ");
        }

        Column behindBar() {
            return new Column(header, leastWidth, right, shrinks, " | ");
        }

        private String ruleJoint() {
            return switch (joint) {
                case "" -> "";
                case " " -> "|";
                default -> "-|-";
            };
        }
    }
}
