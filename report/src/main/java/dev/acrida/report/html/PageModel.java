package dev.acrida.report.html;

import dev.acrida.report.Cells;
import dev.acrida.report.LedgerText;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the template shows. Its accessors are the template's names.
 *
 * @param summary what it comes to
 * @param verdict whether the figures can be trusted
 * @param conditions what the thresholds came to
 * @param percentiles headers of the percentile columns
 * @param rows one for each entry, then the total
 * @param phases where the time went, entry by entry; empty if nothing is known of that
 * @param scheduled one for each entry with a schedule, then the total; none without a schedule
 * @param schedule how far it was kept
 * @param errors kinds of failures
 * @param exceptions thrown by user code
 * @param ledger what became of every request
 * @param happenings marked in the charts
 * @param options what was asked for
 * @param machine where it ran, and with what
 */
record PageModel(
        Summary summary,
        VerdictModel verdict,
        List<Condition> conditions,
        List<String> percentiles,
        List<Row> rows,
        List<PhaseBar> phases,
        List<Scheduled> scheduled,
        List<Fact> schedule,
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
                VerdictModel.of(run.judgement()),
                run.judgement().thresholds().stream().map(Condition::of).toList(),
                Cells.percentileLabels(),
                Stream.concat(stats.entries().stream(), Stream.of(stats.total()))
                        .map(PageModel::row)
                        .toList(),
                PhaseBar.of(stats),
                scheduled(stats),
                schedule(stats.schedule()),
                stats.errors().stream().map(error -> failure(error, stats)).toList(),
                stats.exceptions(),
                LedgerText.of(stats),
                Fact.happenings(run),
                Fact.options(run),
                Fact.machine(run));
    }

    private static Row row(EntryStats entry) {
        return new Row(
                entry.key().method(),
                entry.key().name(),
                entry.key().equals(EntryKey.TOTAL),
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

    private static List<Scheduled> scheduled(StatsSnapshot stats) {
        return Stream.concat(stats.entries().stream(), Stream.of(stats.total()))
                .filter(EntryStats::scheduled)
                .map(
                        entry ->
                                new Scheduled(
                                        entry.key().method(),
                                        entry.key().name(),
                                        entry.key().equals(EntryKey.TOTAL),
                                        Cells.percentiles(entry.response()),
                                        Cells.millis(entry.lateness().percentileMillis(0.99)),
                                        Cells.millis(entry.lateness().maxMillis())))
                .toList();
    }

    private static List<Fact> schedule(ScheduleStats schedule) {
        List<Fact> facts = new ArrayList<>();
        if (schedule.due() > 0) {
            facts.add(new Fact("Arrivals due", Long.toString(schedule.due())));
            facts.add(new Fact("started", Long.toString(schedule.started())));
            facts.add(new Fact("dropped: all users were busy", Long.toString(schedule.dropped())));
        }
        if (schedule.missed() > 0) {
            String missed = Long.toString(schedule.missed());
            facts.add(new Fact("starts that busy users left out", missed));
        }
        if (schedule.any()) {
            facts.add(
                    new Fact(
                            "late by Acrida's own fault",
                            "%s ms in the mean, %s ms at most"
                                    .formatted(
                                            Cells.millis(schedule.averageLateMillis()),
                                            Cells.millis(schedule.mostLateMillis()))));
        }
        return facts;
    }

    record Row(
            String method,
            String name,
            boolean total,
            boolean failed,
            List<String> cells,
            List<String> percentiles) {}

    record Scheduled(
            String method,
            String name,
            boolean total,
            List<String> response,
            String late,
            String latest) {}

    record Failure(String entry, String text, long occurrences, String first, String last) {}
}
