package dev.acrida.report;

import dev.acrida.report.TextTable.Column;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.StatsSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Statistics as tables for a terminal. Response times are milliseconds: one decimal below 10 ms,
 * none from there on. Control characters in what servers sent are spelled out. Immutable and
 * thread-safe.
 */
public final class TextReport {
    private static final int LONGEST_ERROR = 300;
    private static final int LONGEST_TRACE = 15;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.first("Type"),
                    Column.name("Name"),
                    Column.number("# reqs", 7),
                    Column.number("# fails", 9),
                    Column.number("Avg", 5).behindBar(),
                    Column.number("Min", 5),
                    Column.number("Max", 5),
                    Column.number("Med", 5),
                    Column.number("req/s", 7).behindBar(),
                    Column.number("failures/s", 0));

    private final int width;
    private final List<Percentile> percentiles;

    private TextReport(int width, List<Percentile> percentiles) {
        this.width = width;
        this.percentiles = List.copyOf(percentiles);
    }

    /**
     * Reports that shorten long names where a table would be wider than this; other columns are
     * never cut.
     *
     * @param columns the terminal's width in characters
     */
    public static TextReport ofWidth(int columns) {
        return new TextReport(columns, Percentile.REPORTED);
    }

    /** The same with other percentiles in the summary. */
    public TextReport withPercentiles(List<Percentile> percentiles) {
        return new TextReport(width, percentiles);
    }

    /** The table while the run goes on: rates are those of the last ten seconds. */
    public String running(StatsSnapshot snapshot) {
        return table(
                snapshot,
                entry -> rates(entry.currentRequestsPerSecond(), entry.currentFailuresPerSecond()));
    }

    /**
     * All there is to say at the end: the table with rates of the whole run, percentiles, response
     * times from the intended start and lateness (if there is a schedule), failures and exceptions
     * (if any), and the books.
     */
    public String summary(StatsSnapshot snapshot) {
        String table =
                table(
                        snapshot,
                        entry -> rates(entry.requestsPerSecond(), entry.failuresPerSecond()));
        return Stream.of(
                        table,
                        percentiles(snapshot),
                        ScheduleText.of(snapshot, width),
                        errors(snapshot),
                        exceptions(snapshot),
                        ledger(snapshot))
                .filter(part -> !part.isEmpty())
                .reduce((above, below) -> above + "\n" + below)
                .orElseThrow();
    }

    private String table(StatsSnapshot snapshot, Function<EntryStats, List<String>> rates) {
        TextTable table = new TextTable(COLUMNS);
        eachRow(
                snapshot,
                entry -> {
                    List<String> cells = keyCells(entry);
                    cells.add(Long.toString(entry.count()));
                    cells.add(Figures.failures(entry.failures(), entry.failureRatio()));
                    cells.add(Figures.readable(entry.averageMillis()));
                    cells.add(Figures.readable(entry.minMillis()));
                    cells.add(Figures.readable(entry.maxMillis()));
                    cells.add(Figures.readable(entry.medianMillis()));
                    cells.addAll(rates.apply(entry));
                    table.add(cells);
                });
        return table.render(width);
    }

    private String percentiles(StatsSnapshot snapshot) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.first("Type"));
        columns.add(Column.name("Name"));
        percentiles.forEach(each -> columns.add(Column.number(each.label(), 4)));
        columns.add(Column.number("# reqs", 0));
        TextTable table = new TextTable(columns);
        eachRow(
                snapshot,
                entry -> {
                    List<String> cells = keyCells(entry);
                    for (Percentile each : percentiles) {
                        cells.add(Figures.readable(entry.percentileMillis(each.quantile())));
                    }
                    cells.add(Long.toString(entry.count()));
                    table.add(cells);
                });
        return "Response time percentiles\n" + table.render(width);
    }

    private static String errors(StatsSnapshot snapshot) {
        if (snapshot.errors().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Error report\n# occurrences | Error\n");
        text.append("-".repeat(14)).append('|').append("-".repeat(60)).append('\n');
        for (ErrorStats error : snapshot.errors()) {
            String line = PlainText.of(error.key() + ": " + error.error());
            String shown = PlainText.shortened(line, LONGEST_ERROR);
            text.append("%13d | %s\n".formatted(error.occurrences(), shown));
        }
        return text.toString();
    }

    private static String exceptions(StatsSnapshot snapshot) {
        StringBuilder text = new StringBuilder();
        for (ExceptionStats exception : snapshot.exceptions()) {
            text.append(text.isEmpty() ? "Exceptions in user code\n" : "");
            text.append("%d on %s:\n".formatted(exception.count(), nodes(exception)));
            List<String> lines = exception.trace().lines().toList();
            lines.stream().limit(LONGEST_TRACE).forEach(line -> text.append(traceLine(line)));
            if (lines.size() > LONGEST_TRACE) {
                text.append("    ... %d more lines\n".formatted(lines.size() - LONGEST_TRACE));
            }
        }
        return text.toString();
    }

    private static String nodes(ExceptionStats exception) {
        return PlainText.of(String.join(", ", exception.nodes()));
    }

    private static String traceLine(String line) {
        return "    " + PlainText.of(line.replace("\t", "    ")) + "\n";
    }

    private static String ledger(StatsSnapshot snapshot) {
        return "Ledger: " + LedgerText.of(snapshot) + "\n";
    }

    private static void eachRow(StatsSnapshot snapshot, Consumer<EntryStats> row) {
        snapshot.entries().forEach(row);
        row.accept(snapshot.total());
    }

    private static List<String> keyCells(EntryStats entry) {
        List<String> cells = new ArrayList<>();
        cells.add(PlainText.of(entry.key().method()));
        cells.add(PlainText.of(entry.key().name()));
        return cells;
    }

    private static List<String> rates(double requests, double failures) {
        return List.of(Figures.readableRate(requests), Figures.readableRate(failures));
    }
}
