package dev.acrida.report.html;

import dev.acrida.report.Cells;
import dev.acrida.report.file.RunRecord;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.StatsSnapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the template shows. Its accessors are the template's names.
 *
 * @param title of the page
 * @param subtitle when, how long, against what
 * @param warnings what a reader must know first
 * @param verdict whether the figures can be trusted
 * @param figures the few numbers that tell most
 * @param percentiles headers of the percentile columns
 * @param rows one for each entry, then the total
 * @param errors kinds of failures
 * @param exceptions thrown by user code
 * @param happenings marked in the charts
 * @param facts how the run was made
 */
record PageModel(
        String title,
        String subtitle,
        List<String> warnings,
        VerdictModel verdict,
        List<Figure> figures,
        List<String> percentiles,
        List<Row> rows,
        List<Failure> errors,
        List<ExceptionStats> exceptions,
        List<Fact> happenings,
        List<Fact> facts) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static PageModel of(SavedRun run) {
        StatsSnapshot stats = run.stats();
        return new PageModel(
                run.facts().test(),
                subtitle(run),
                warnings(run),
                VerdictModel.of(run.judgement()),
                figures(stats),
                Cells.percentileLabels(),
                Stream.concat(stats.entries().stream(), Stream.of(stats.total()))
                        .map(PageModel::row)
                        .toList(),
                stats.errors().stream().map(Failure::of).toList(),
                stats.exceptions(),
                run.happenings().stream()
                        .map(each -> new Fact(length(each.at()), each.text()))
                        .toList(),
                facts(run));
    }

    private static String subtitle(SavedRun run) {
        Instant started = run.stats().started();
        Duration elapsed = run.stats().elapsed();
        String host = run.facts().options().getOrDefault("host", "");
        return "%s – %s UTC (%s)%s"
                .formatted(
                        TIME.format(started),
                        TIME.format(started.plus(elapsed)),
                        length(elapsed),
                        host.isEmpty() ? "" : " against " + host);
    }

    private static List<String> warnings(SavedRun run) {
        List<String> warnings = new ArrayList<>();
        run.damage().ifPresent(warnings::add);
        if (run.end().isEmpty()) {
            warnings.add("The run was cut off: these are its results up to then.");
        }
        if (run.stats().lost() > 0) {
            warnings.add(
                    run.stats().lost()
                            + " requests had no answer yet when the run ended; they are in no"
                            + " other number.");
        }
        return warnings;
    }

    private static List<Figure> figures(StatsSnapshot stats) {
        EntryStats total = stats.total();
        return List.of(
                new Figure("Requests", String.format(Locale.ROOT, "%,d", total.count()), ""),
                new Figure("Requests/s", Cells.rate(total.requestsPerSecond()), ""),
                new Figure(
                        "Failures",
                        String.format(Locale.ROOT, "%.2f %%", total.failureRatio() * 100),
                        total.failures() > 0 ? "bad" : "good"),
                new Figure("Median", Cells.millis(total.medianMillis()) + " ms", ""),
                new Figure("95 %", Cells.millis(total.percentileMillis(0.95)) + " ms", ""),
                new Figure("99 %", Cells.millis(total.percentileMillis(0.99)) + " ms", ""));
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

    private static List<Fact> facts(SavedRun run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("version", "Acrida " + run.facts().version()));
        add(facts, run.facts().options());
        add(facts, run.facts().machine());
        run.end().map(RunRecord.End::reason).ifPresent(why -> facts.add(new Fact("end", why)));
        run.end().ifPresent(e -> facts.add(new Fact("exit code", Integer.toString(e.exitCode()))));
        return facts;
    }

    private static void add(List<Fact> facts, Map<String, String> more) {
        more.forEach((name, value) -> facts.add(new Fact(name, value)));
    }

    private static String length(Duration time) {
        long seconds = time.toSeconds();
        String clock = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return seconds < 60 ? "%.1f s".formatted(time.toMillis() / 1e3) : clock;
    }

    record Figure(String label, String value, String mood) {}

    record Row(
            String method,
            String name,
            boolean total,
            boolean failed,
            List<String> cells,
            List<String> percentiles) {}

    record Failure(String entry, String text, long occurrences, String first, String last) {
        static Failure of(ErrorStats error) {
            return new Failure(
                    error.key().toString(),
                    error.error(),
                    error.occurrences(),
                    TIME.format(error.firstSeen()),
                    TIME.format(error.lastSeen()));
        }
    }

    record Fact(String name, String value) {}
}
