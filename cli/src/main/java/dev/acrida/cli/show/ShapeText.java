package dev.acrida.cli.show;

import dev.acrida.engine.ShapePreview;

import java.util.List;
import java.util.Locale;

/** Draws a load shape with characters: time from left to right, users from bottom to top. */
public final class ShapeText {
    private static final int ROWS = 16;
    private static final int COLUMNS = 72;
    private static final String MARGIN = " ".repeat(8);

    private ShapeText() {}

    /** The drawing, several lines. */
    public static String draw(String name, ShapePreview preview) {
        List<ShapePreview.Second> seconds = preview.seconds();
        int columns = Math.min(COLUMNS, Math.max(1, seconds.size()));
        int peak = Math.max(1, preview.peak());
        int rows = Math.min(ROWS, peak);
        StringBuilder text = new StringBuilder(ShapeFacts.title(name, preview)).append("\n\n");
        for (int row = rows; row > 0; row--) {
            double low = (row - 0.5) * peak / rows;
            text.append(label(row, rows, peak)).append('|');
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(mark(preview, column, columns, low));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append("       0+").append("-".repeat(columns)).append('\n');
        String end = ShapeFacts.time(seconds.size());
        text.append(MARGIN).append('0');
        text.append(" ".repeat(Math.max(1, columns - end.length()))).append(end).append('\n');
        return text.append("\n# users   . wanted, but not there yet\n").toString();
    }

    private static String label(int row, int rows, int peak) {
        boolean shown = row == rows || row == (rows + 1) / 2;
        return shown
                ? String.format(Locale.ROOT, "%8d", Math.round((double) row * peak / rows))
                : MARGIN;
    }

    private static char mark(ShapePreview preview, int column, int columns, double low) {
        int size = preview.seconds().size();
        if (size == 0) {
            return ' ';
        }
        int from = (int) ((long) column * size / columns);
        int to = Math.max(from + 1, (int) ((column + 1L) * size / columns));
        List<ShapePreview.Second> part = preview.seconds().subList(from, to);
        if (part.stream().anyMatch(second -> second.users() >= low)) {
            return '#';
        }
        return part.stream().anyMatch(second -> second.wanted() >= low) ? '.' : ' ';
    }
}
