package dev.acrida.report;

import static dev.acrida.report.Figures.millionths;
import static dev.acrida.report.Figures.thousandths;

import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsSnapshot;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The content of Locust's four CSV files, with its headers, order and units, and of two of our own.
 *
 * @param reported the percentiles among the columns
 */
record CsvTables(List<Percentile> reported) {
    static final List<String> FAILURES_HEADER =
            List.of("Method", "Name", "Error", "Occurrences", "First Seen", "Last Seen");

    static final List<String> EXCEPTIONS_HEADER = List.of("Count", "Message", "Traceback", "Nodes");

    static final List<String> LEDGER_HEADER =
            List.of("Issued", "Recorded", "Lost", "Discarded", "In Flight");

    /** Copies the percentiles. */
    CsvTables {
        reported = List.copyOf(reported);
    }

    List<String> scheduleHeader() {
        return joined(
                List.of("Type", "Name", "What", "Count", "Average", "Min", "Max"),
                percentileLabels());
    }

    List<String> statsHeader() {
        return joined(
                List.of("Type", "Name", "Request Count", "Failure Count"),
                List.of("Median Response Time", "Average Response Time"),
                List.of("Min Response Time", "Max Response Time", "Average Content Size"),
                List.of("Requests/s", "Failures/s"),
                percentileLabels());
    }

    List<String> historyHeader() {
        return joined(
                List.of("Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s"),
                percentileLabels(),
                List.of("Total Request Count", "Total Failure Count"),
                List.of("Total Median Response Time", "Total Average Response Time"),
                List.of("Total Min Response Time", "Total Max Response Time"),
                List.of("Total Average Content Size"));
    }

    /** One row for each entry, then the total; everything over the whole run. */
    List<List<String>> stats(StatsSnapshot snapshot) {
        return withTotal(snapshot).map(this::statsRow).toList();
    }

    /** The total's row, with percentiles over the whole run. */
    List<List<String>> history(StatsSnapshot snapshot, int users) {
        EntryStats total = snapshot.total();
        return List.of(historyRow(snapshot, users, total, total::percentileMillis));
    }

    /** One row for each entry, then the total, with percentiles over the last ten seconds. */
    List<List<String>> fullHistory(StatsSnapshot snapshot, int users) {
        return withTotal(snapshot)
                .map(entry -> historyRow(snapshot, users, entry, entry::currentPercentileMillis))
                .toList();
    }

    /** Two rows for each entry with a schedule, and for the total: response times, lateness. */
    List<List<String>> schedule(StatsSnapshot snapshot) {
        return withTotal(snapshot)
                .filter(EntryStats::scheduled)
                .flatMap(
                        entry ->
                                Stream.of(
                                        times(entry, "response", entry.response()),
                                        times(entry, "lateness", entry.lateness())))
                .toList();
    }

    private List<String> times(EntryStats entry, String what, Durations times) {
        List<String> cells = new ArrayList<>();
        cells.addAll(List.of(entry.key().method(), entry.key().name(), what));
        cells.add(Long.toString(times.count()));
        Stream.concat(
                        Stream.of(times.averageMillis(), times.minMillis(), times.maxMillis()),
                        reported.stream().map(each -> times.percentileMillis(each.quantile())))
                .map(millis -> thousandths(millis).toPlainString())
                .forEach(cells::add);
        return cells;
    }

    static List<List<String>> failures(StatsSnapshot snapshot) {
        return snapshot.errors().stream().map(CsvTables::failureRow).toList();
    }

    static List<List<String>> exceptions(StatsSnapshot snapshot) {
        return snapshot.exceptions().stream().map(CsvTables::exceptionRow).toList();
    }

    /** The books, in one row. */
    static List<List<String>> ledger(StatsSnapshot snapshot) {
        Ledger books = snapshot.ledger();
        return List.of(
                Stream.of(
                                books.issued(),
                                books.recorded(),
                                books.lost(),
                                books.discarded(),
                                books.inFlight())
                        .map(String::valueOf)
                        .toList());
    }

    /** A moment in UTC, to the second. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Stream<EntryStats> withTotal(StatsSnapshot snapshot) {
        return Stream.concat(snapshot.entries().stream(), Stream.of(snapshot.total()));
    }

    private List<String> statsRow(EntryStats entry) {
        return joined(
                List.of(entry.key().method(), entry.key().name()),
                totals(entry),
                List.of(
                        millionths(entry.requestsPerSecond()).toPlainString(),
                        millionths(entry.failuresPerSecond()).toPlainString()),
                percentiles(entry, entry::percentileMillis));
    }

    private List<String> historyRow(
            StatsSnapshot snapshot, int users, EntryStats entry, DoubleUnaryOperator percentile) {
        Instant now = snapshot.started().plus(snapshot.elapsed());
        return joined(
                List.of(Long.toString(now.getEpochSecond()), Integer.toString(users)),
                List.of(entry.key().method(), entry.key().name()),
                List.of(
                        sixDecimals(entry.currentRequestsPerSecond()),
                        sixDecimals(entry.currentFailuresPerSecond())),
                percentiles(entry, percentile),
                totals(entry));
    }

    /** The columns that both kinds of rows share. */
    private static List<String> totals(EntryStats entry) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(entry.count()));
        cells.add(Long.toString(entry.failures()));
        Stream.of(
                        entry.medianMillis(),
                        entry.averageMillis(),
                        entry.minMillis(),
                        entry.maxMillis(),
                        entry.averageBytes())
                .map(value -> thousandths(value).toPlainString())
                .forEach(cells::add);
        return cells;
    }

    private List<String> percentiles(EntryStats entry, DoubleUnaryOperator millis) {
        boolean known = Percentile.knownFor(entry);
        return reported.stream()
                .mapToDouble(Percentile::quantile)
                .mapToObj(q -> known ? thousandths(millis.applyAsDouble(q)).toPlainString() : "N/A")
                .toList();
    }

    private static List<String> failureRow(ErrorStats failure) {
        return List.of(
                failure.key().method(),
                failure.key().name(),
                failure.error(),
                Long.toString(failure.occurrences()),
                time(failure.firstSeen()),
                time(failure.lastSeen()));
    }

    private static List<String> exceptionRow(ExceptionStats exception) {
        return List.of(
                Long.toString(exception.count()),
                exception.message(),
                exception.trace(),
                String.join(", ", exception.nodes()));
    }

    private static String sixDecimals(double rate) {
        return millionths(rate).setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }

    private List<String> percentileLabels() {
        return reported.stream().map(Percentile::label).toList();
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
