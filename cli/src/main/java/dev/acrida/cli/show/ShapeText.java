package dev.acrida.cli.show;

import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.ShapePreview.Second;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws a load shape with characters: time from left to right, users, and arrivals if there are
 * any, from bottom to top.
 */
public final class ShapeText {
    private static final int ROWS = 16;
    private static final int COLUMNS = 72;
    private static final String MARGIN = " ".repeat(8);

    private ShapeText() {}

    /** The drawing, several lines. */
    public static String draw(String name, ShapePreview preview) {
        StringBuilder text = new StringBuilder(ShapeFacts.title(name, preview)).append('\n');
        boolean arrivals = preview.peakArrivals() > 0;
        if (!arrivals || preview.peak() > 0) {
            var users = new Curve(preview.seconds(), preview.peak(), Second::users, Second::wanted);
            draw(text, users, "# users   . wanted, but not there yet");
        }
        if (arrivals) {
            double peak = preview.peakArrivals();
            var rate = new Curve(preview.seconds(), peak, Second::arrivals, Second::arrivals);
            draw(text, rate, "# arrivals per second");
        }
        String classes = ShapeFacts.classes(preview);
        return text.append(classes.isEmpty() ? "" : "New users: " + classes + "\n").toString();
    }

    private static void draw(StringBuilder text, Curve curve, String legend) {
        int columns = Math.min(COLUMNS, Math.max(1, curve.seconds().size()));
        double peak = curve.peak();
        int rows = (int) Math.clamp(Math.ceil(peak), 1, ROWS);
        text.append('\n');
        for (int row = rows; row > 0; row--) {
            text.append(label(row, rows, peak)).append('|');
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(curve.mark(column, columns, (row - 0.5) * peak / rows));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append("       0+").append("-".repeat(columns)).append('\n');
        String end = ShapeFacts.time(curve.seconds().size());
        text.append(MARGIN).append('0');
        text.append(" ".repeat(Math.max(1, columns - end.length()))).append(end);
        text.append("\n\n").append(legend).append('\n');
    }

    private static String label(int row, int rows, double peak) {
        boolean shown = row == rows || row == (rows + 1) / 2;
        return shown
                ? String.format(Locale.ROOT, "%8s", ShapeFacts.number(row * peak / rows))
                : MARGIN;
    }

    /** What there is, and what is wanted, over the seconds. */
    private record Curve(
            List<Second> seconds,
            double highest,
            ToDoubleFunction<Second> reached,
            ToDoubleFunction<Second> wanted) {

        /** The height of the drawing, which has one also where nothing is. */
        double peak() {
            return highest > 0 ? highest : 1;
        }

        char mark(int column, int columns, double low) {
            int size = seconds.size();
            if (size == 0) {
                return ' ';
            }
            int from = (int) ((long) column * size / columns);
            int to = Math.max(from + 1, (int) ((column + 1L) * size / columns));
            List<Second> part = seconds.subList(from, to);
            if (part.stream().anyMatch(second -> reached.applyAsDouble(second) >= low)) {
                return '#';
            }
            return part.stream().anyMatch(second -> wanted.applyAsDouble(second) >= low)
                    ? '.'
                    : ' ';
        }
    }
}
