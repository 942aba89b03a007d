package dev.acrida.report;

import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Locust's four CSV files: {@code PREFIX_stats.csv}, {@code PREFIX_failures.csv} and {@code
 * PREFIX_exceptions.csv}, replaced as a whole at each write, and {@code PREFIX_stats_history.csv},
 * which grows; {@code PREFIX_ledger.csv}, what became of every request; {@code PREFIX_verdict.csv},
 * whether the figures can be trusted, and why. A run with thresholds has {@code
 * PREFIX_thresholds.csv}, and one with a schedule {@code PREFIX_schedule.csv}: response times from
 * the intended start, and lateness. Confined to one thread at a time.
 *
 * <p>Times are milliseconds with at most three decimals. Rates in the history are those of the last
 * ten seconds, elsewhere those of the whole run. A percentile is {@code N/A} while no response time
 * is known.
 */
public final class CsvReport implements AutoCloseable {
    private final AtomicFile stats;
    private final AtomicFile failures;
    private final AtomicFile exceptions;
    private final AtomicFile ledger;
    private final AtomicFile schedule;
    private final AtomicFile verdict;
    private final AtomicFile thresholds;
    private final Path historyPath;
    private final History history;
    private final CsvTables tables;
    private final Writer historyWriter;

    private CsvReport(String prefix, History history, CsvTables tables) throws IOException {
        this.stats = new AtomicFile(Path.of(prefix + "_stats.csv"));
        this.failures = new AtomicFile(Path.of(prefix + "_failures.csv"));
        this.exceptions = new AtomicFile(Path.of(prefix + "_exceptions.csv"));
        this.ledger = new AtomicFile(Path.of(prefix + "_ledger.csv"));
        this.schedule = new AtomicFile(Path.of(prefix + "_schedule.csv"));
        this.verdict = new AtomicFile(Path.of(prefix + "_verdict.csv"));
        this.thresholds = new AtomicFile(Path.of(prefix + "_thresholds.csv"));
        this.historyPath = historyFile(prefix);
        this.history = history;
        this.tables = tables;
        AtomicFile.createFolder(historyPath);
        for (AtomicFile notOfEveryRun : List.of(schedule, verdict, thresholds)) {
            notOfEveryRun.remove();
        }
        this.historyWriter = Files.newBufferedWriter(historyPath);
        append(CsvText.line(tables.historyHeader()));
    }

    /** The files of this prefix. */
    public static List<Path> files(String prefix) {
        return Stream.of(
                        "_stats.csv",
                        "_stats_history.csv",
                        "_failures.csv",
                        "_exceptions.csv",
                        "_ledger.csv",
                        "_verdict.csv")
                .map(ending -> Path.of(prefix + ending))
                .toList();
    }

    /**
     * Creates missing folders and begins a new history.
     *
     * @param prefix where the files go and how their names begin, for example {@code results/load}
     * @param history what a second's rows are
     * @throws UncheckedIOException if the files cannot be written there
     */
    public static CsvReport open(String prefix, History history) {
        return open(prefix, history, Percentile.REPORTED);
    }

    /** The same with other percentiles among the columns. */
    public static CsvReport open(String prefix, History history, List<Percentile> percentiles) {
        try {
            return new CsvReport(prefix, history, new CsvTables(percentiles));
        } catch (IOException e) {
            throw AtomicFile.unwritable(historyFile(prefix), e);
        }
    }

    /**
     * Replaces the other files and adds to the history; to be called once in a while, and a last
     * time with the final snapshot.
     *
     * @param snapshot what is written; its end is the time of the history's rows
     * @param users how many are alive
     * @throws UncheckedIOException if a file cannot be written
     */
    public void write(StatsSnapshot snapshot, int users) {
        stats.replace(text(tables.statsHeader(), tables.stats(snapshot)));
        failures.replace(failures(snapshot));
        exceptions.replace(exceptions(snapshot));
        ledger.replace(text(CsvTables.LEDGER_HEADER, CsvTables.ledger(snapshot)));
        if (snapshot.schedule().any()) {
            schedule.replace(text(tables.scheduleHeader(), tables.schedule(snapshot)));
        }
        try {
            append(CsvText.lines(history.rows(tables, snapshot, users)));
        } catch (IOException e) {
            throw AtomicFile.unwritable(historyPath, e);
        }
    }

    /**
     * Replaces the files that say what is to be thought of the run; does nothing where that is not
     * known.
     *
     * @throws UncheckedIOException if a file cannot be written
     */
    public void write(Judgement judgement) {
        if (judgement.verdict().isKnown()) {
            verdict.replace(JudgementCsv.verdict(judgement.verdict()));
        }
        if (!judgement.thresholds().isEmpty()) {
            thresholds.replace(JudgementCsv.thresholds(judgement));
        }
    }

    /** The text of the file with statistics. */
    public static String statistics(StatsSnapshot snapshot) {
        CsvTables tables = new CsvTables(Percentile.REPORTED);
        return text(tables.statsHeader(), tables.stats(snapshot));
    }

    /** The text of the file with failures. */
    public static String failures(StatsSnapshot snapshot) {
        return text(CsvTables.FAILURES_HEADER, CsvTables.failures(snapshot));
    }

    /** The text of the file with exceptions. */
    public static String exceptions(StatsSnapshot snapshot) {
        return text(CsvTables.EXCEPTIONS_HEADER, CsvTables.exceptions(snapshot));
    }

    /** Closes the history. */
    @Override
    public void close() {
        try {
            historyWriter.close();
        } catch (IOException e) {
            throw AtomicFile.unwritable(historyPath, e);
        }
    }

    private void append(String lines) throws IOException {
        historyWriter.write(lines);
        historyWriter.flush();
    }

    private static String text(List<String> header, List<List<String>> rows) {
        return CsvText.line(header) + CsvText.lines(rows);
    }

    private static Path historyFile(String prefix) {
        return Path.of(prefix + "_stats_history.csv");
    }

    /** What the history holds for each second. */
    public enum History {
        /** The total, with percentiles over the whole run up to then. */
        TOTAL,
        /** Every entry and the total, with percentiles over the last ten seconds. */
        FULL;

        private List<List<String>> rows(CsvTables tables, StatsSnapshot snapshot, int users) {
            return switch (this) {
                case TOTAL -> tables.history(snapshot, users);
                case FULL -> tables.fullHistory(snapshot, users);
            };
        }
    }
}
