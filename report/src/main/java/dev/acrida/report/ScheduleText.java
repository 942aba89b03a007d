package dev.acrida.report;

import dev.acrida.report.TextTable.Column;
import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Response times from the intended start, and lateness, as a table for a terminal. */
final class ScheduleText {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.first("Type"),
                    Column.name("Name"),
                    Column.number("Avg", 5).behindBar(),
                    Column.number("50%", 4),
                    Column.number("95%", 4),
                    Column.number("99%", 4),
                    Column.number("99.9%", 4),
                    Column.number("Max", 5),
                    Column.number("# late", 6).behindBar(),
                    Column.number("50%", 4),
                    Column.number("99%", 4),
                    Column.number("Max", 5));

    private ScheduleText() {}

    /** The table and what became of the schedule; empty where nothing had one. */
    static String of(StatsSnapshot snapshot, int width) {
        return table(snapshot, width) + line(snapshot.schedule());
    }

    private static String table(StatsSnapshot snapshot, int width) {
        List<EntryStats> scheduled =
                snapshot.entries().stream().filter(EntryStats::scheduled).toList();
        if (scheduled.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(COLUMNS);
        scheduled.forEach(entry -> table.add(row(entry)));
        table.add(row(snapshot.total()));
        return "Response times from the intended start | how late Acrida itself began\n"
                + table.render(width);
    }

    private static List<String> row(EntryStats entry) {
        List<String> cells = new ArrayList<>();
        cells.add(PlainText.of(entry.key().method()));
        cells.add(PlainText.of(entry.key().name()));
        Durations response = entry.response();
        readable(
                        response.averageMillis(),
                        response.percentileMillis(0.5),
                        response.percentileMillis(0.95),
                        response.percentileMillis(0.99),
                        response.percentileMillis(0.999),
                        response.maxMillis())
                .forEach(cells::add);
        Durations lateness = entry.lateness();
        cells.add(Long.toString(lateness.count()));
        readable(
                        lateness.percentileMillis(0.5),
                        lateness.percentileMillis(0.99),
                        lateness.maxMillis())
                .forEach(cells::add);
        return cells;
    }

    private static Stream<String> readable(double... millis) {
        return DoubleStream.of(millis).mapToObj(Figures::readable);
    }

    private static String line(ScheduleStats schedule) {
        if (!schedule.any()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (schedule.due() > 0) {
            parts.add(
                    String.format(
                            Locale.ROOT,
                            "Arrivals: %d due = %d started + %d dropped (%.2f%%)",
                            schedule.due(),
                            schedule.started(),
                            schedule.dropped(),
                            schedule.droppedRatio() * 100));
        }
        if (schedule.missed() > 0) {
            parts.add("Starts that busy users left out: " + schedule.missed());
        }
        parts.add(
                "Acrida itself began %s starts late by %s ms in the mean, %s ms at most"
                        .formatted(
                                schedule.onSchedule(),
                                Figures.thousandths(schedule.averageLateMillis()).toPlainString(),
                                Figures.thousandths(schedule.mostLateMillis()).toPlainString()));
        return String.join("\n", parts) + "\n";
    }
}
