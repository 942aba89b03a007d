package dev.acrida.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a log of requests amounts to, computed from its lines alone: nothing of Acrida's own
 * arithmetic takes part.
 *
 * @param millis all response times, ascending
 * @param failures how many requests have an exception
 * @param bytes of all bodies
 */
record LoggedRequests(List<Double> millis, long failures, long bytes) {
    /** By method and name, and all together as {@code " Aggregated"}. */
    static Map<String, LoggedRequests> of(Path log) throws IOException {
        Map<String, List<Line>> lines = new TreeMap<>();
        for (String text : Files.readAllLines(log).stream().skip(1).toList()) {
            Line line = Line.of(text);
            lines.computeIfAbsent(line.key, key -> new ArrayList<>()).add(line);
            lines.computeIfAbsent(" Aggregated", key -> new ArrayList<>()).add(line);
        }
        Map<String, LoggedRequests> all = new TreeMap<>();
        lines.forEach((key, its) -> all.put(key, of(its)));
        return all;
    }

    private static LoggedRequests of(List<Line> lines) {
        return new LoggedRequests(
                lines.stream().map(Line::millis).sorted(Comparator.naturalOrder()).toList(),
                lines.stream().filter(Line::failed).count(),
                lines.stream().mapToLong(Line::bytes).sum());
    }

    int count() {
        return millis.size();
    }

    double average() {
        return millis.stream().mapToDouble(Double::doubleValue).sum() / count();
    }

    /** Nearest rank. */
    double percentile(double quantile) {
        int rank = (int) Math.ceil(quantile * count() - 1e-9);
        return millis.get(Math.max(0, rank - 1));
    }

    private record Line(String key, double millis, long bytes, boolean failed) {
        /** Exceptions come last, so that the quotes around some of them do not matter. */
        static Line of(String text) {
            String[] cells = text.split(",", 7);
            return new Line(
                    cells[1] + " " + cells[2],
                    Double.parseDouble(cells[3]),
                    Long.parseLong(cells[4]),
                    !cells[6].isEmpty());
        }
    }
}
