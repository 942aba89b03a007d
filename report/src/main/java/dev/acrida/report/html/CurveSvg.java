package dev.acrida.report.html;

import dev.acrida.report.Cells;
import dev.acrida.stats.EntryStats;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Response times over percentiles as a drawing that needs no script: both axes logarithmic, as
 * HdrHistogram's plots have them.
 */
final class CurveSvg {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 30;
    private static final double STEP = 0.05;

    private final List<EntryStats> entries;
    private final double nines;
    private final double low;
    private final double high;

    private CurveSvg(List<EntryStats> entries) {
        this.entries = entries;
        long most = entries.stream().mapToLong(EntryStats::count).max().orElse(0);
        this.nines = Math.max(1, Math.log10((double) Math.max(10, most)));
        this.low = decade(entries.stream().mapToDouble(EntryStats::medianMillis), -0.3);
        this.high =
                Math.max(low + 1, decade(entries.stream().mapToDouble(EntryStats::maxMillis), 0.1));
    }

    /** The drawing; the n-th curve has the class {@code curve-n}. Has no text from outside. */
    static String of(List<EntryStats> entries) {
        return new CurveSvg(entries).svg();
    }

    private static double decade(DoubleStream millis, double margin) {
        double[] logs = millis.filter(ms -> ms > 0).map(Math::log10).sorted().toArray();
        if (logs.length == 0) {
            return 0;
        }
        return (margin < 0 ? logs[0] : logs[logs.length - 1]) + margin;
    }

    private String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg class=\"drawing\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Response time by percentile\">"
                        .formatted(WIDTH, HEIGHT));
        percentileLines(svg);
        timeLines(svg);
        IntStream.range(0, entries.size()).forEach(i -> curve(svg, i));
        return svg.append("</svg>").toString();
    }

    private void percentileLines(StringBuilder svg) {
        for (int at = 0; at <= nines; at++) {
            double percent = 100 - 100 / Math.pow(10, at);
            String label = BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
            vertical(svg, x(at), label + " %");
        }
    }

    private void timeLines(StringBuilder svg) {
        for (int power = (int) Math.floor(low); power <= high; power++) {
            for (int digit : List.of(1, 2, 5)) {
                double log = power + Math.log10(digit);
                if (log >= low && log <= high) {
                    horizontal(svg, y(log), Cells.millis(Math.pow(10, log)) + " ms");
                }
            }
        }
    }

    private void vertical(StringBuilder svg, double x, String label) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"grid\" d=\"M%.1f %d V%d\"/><text x=\"%.1f\" y=\"%d\""
                                + " text-anchor=\"middle\">%s</text>",
                        x,
                        TOP,
                        HEIGHT - BOTTOM,
                        x,
                        HEIGHT - 10,
                        label));
    }

    private void horizontal(StringBuilder svg, double y, String label) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"grid\" d=\"M%d %.1f H%d\"/><text x=\"%d\" y=\"%.1f\""
                                + " text-anchor=\"end\">%s</text>",
                        LEFT,
                        y,
                        WIDTH - RIGHT,
                        LEFT - 8,
                        y + 4,
                        label));
    }

    private void curve(StringBuilder svg, int index) {
        EntryStats entry = entries.get(index);
        if (entry.count() == entry.untimed()) {
            return;
        }
        double most = Math.min(nines, Math.log10((double) Math.max(10, entry.count())));
        svg.append("<path class=\"curve-").append(index + 1).append("\" d=\"");
        for (double at = 0; at <= most; at += STEP) {
            double millis = Math.max(1e-3, entry.percentileMillis(1 - Math.pow(10, -at)));
            double log = Math.clamp(Math.log10(millis), low, high);
            svg.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", at == 0 ? "M" : "L", x(at), y(log)));
        }
        svg.append("\"/>");
    }

    private double x(double at) {
        return LEFT + (WIDTH - LEFT - RIGHT) * at / nines;
    }

    private double y(double log) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log - low) / (high - low);
    }
}
