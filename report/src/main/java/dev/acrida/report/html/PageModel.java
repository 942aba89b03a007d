package dev.acrida.report.html;

import dev.acrida.report.Cells;
import dev.acrida.report.LedgerText;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.StatsSnapshot;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the template shows. Its accessors are the template's names.
 *
 * @param summary what it comes to
 * @param conditions what the thresholds came to
 * @param percentiles headers of the percentile columns
 * @param rows one for each entry, then the total
 * @param phases where the time went, entry by entry; empty if nothing is known of that
 * @param errors kinds of failures
 * @param exceptions thrown by user code
 * @param ledger what became of every request
 * @param happenings marked in the charts
 * @param options what was asked for
 * @param machine where it ran, and with what
 */
record PageModel(
        Summary summary,
        List<Condition> conditions,
        List<String> percentiles,
        List<Row> rows,
        List<PhaseBar> phases,
        List<Failure> errors,
        List<ExceptionStats> exceptions,
        String ledger,
        List<Fact> happenings,
        List<Fact> options,
        List<Fact> machine) {

    static PageModel of(SavedRun run) {
        StatsSnapshot stats = run.stats();
        return new PageModel(
                Summary.of(run),
                run.thresholds().stream().map(Condition::of).toList(),
                Cells.percentileLabels(),
                Stream.concat(stats.entries().stream(), Stream.of(stats.total()))
                        .map(PageModel::row)
                        .toList(),
                PhaseBar.of(stats),
                stats.errors().stream().map(error -> failure(error, stats)).toList(),
                stats.exceptions(),
                LedgerText.of(stats.ledger()),
                Fact.happenings(run),
                Fact.options(run),
                Fact.machine(run));
    }

    private static Row row(EntryStats entry) {
        return new Row(
                entry.key().method(),
                entry.key().name(),
                entry.key().method().isEmpty(),
                entry.failures() > 0,
                Cells.statistics(entry),
                Cells.percentiles(entry));
    }

    private static Failure failure(ErrorStats error, StatsSnapshot stats) {
        return new Failure(
                error.key().toString(),
                error.error(),
                error.occurrences(),
                Clock.sinceStart(stats.started(), error.firstSeen()),
                Clock.sinceStart(stats.started(), error.lastSeen()));
    }

    record Row(
            String method,
            String name,
            boolean total,
            boolean failed,
            List<String> cells,
            List<String> percentiles) {}

    record Failure(String entry, String text, long occurrences, String first, String last) {}
}
