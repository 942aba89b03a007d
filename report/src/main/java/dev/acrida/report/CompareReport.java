package dev.acrida.report;

import dev.acrida.report.TextTable.Column;
import dev.acrida.report.compare.Change;
import dev.acrida.report.compare.Change.Verdict;
import dev.acrida.report.compare.Comparison;
import dev.acrida.report.compare.Metric;
import dev.acrida.stats.EntryKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison as a table and as a page. Immutable and thread-safe. */
public final class CompareReport {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.first("Type"),
                    Column.name("Name"),
                    Column.number("Metric", 8),
                    Column.number("Before", 7).behindBar(),
                    Column.number("After", 7),
                    Column.number("Change", 7),
                    Column.number("Difference within", 17),
                    Column.number("p", 6),
                    Column.number("Verdict", 0));

    private final Comparison comparison;

    private CompareReport(Comparison comparison) {
        this.comparison = comparison;
    }

    /** A report of this comparison. */
    public static CompareReport of(Comparison comparison) {
        return new CompareReport(comparison);
    }

    /** The table of a terminal, with a last line that says what it comes to. */
    public String text(int width) {
        TextTable table = new TextTable(COLUMNS);
        comparison
                .changes()
                .forEach((key, changes) -> changes.forEach(each -> table.add(cells(key, each))));
        return (comparison.changes().isEmpty() ? "" : table.render(width))
                + missing("Only in the older run", comparison.onlyInBase())
                + missing("Only in the newer run", comparison.onlyInNext())
                + sentence()
                + "\n";
    }

    /** What it comes to, in a sentence. */
    public String sentence() {
        Collection<List<Change>> changes = comparison.changes().values();
        String worse = list(Verdict.WORSE);
        String better = list(Verdict.BETTER);
        if (worse.isEmpty() && better.isEmpty()) {
            boolean known =
                    changes.stream()
                            .flatMap(List::stream)
                            .anyMatch(change -> change.verdict() == Verdict.SAME);
            return known ? "No significant change." : "Too few samples to say anything.";
        }
        return (worse.isEmpty() ? "" : "Worse: " + worse + ". ")
                + (better.isEmpty() ? "" : "Better: " + better + ".");
    }

    private String list(Verdict verdict) {
        List<String> named = new ArrayList<>();
        comparison
                .changes()
                .forEach(
                        (key, changes) ->
                                changes.stream()
                                        .filter(change -> change.verdict() == verdict)
                                        .forEach(change -> named.add(named(key, change))));
        return String.join(", ", named);
    }

    private static String named(EntryKey key, Change change) {
        return PlainText.of(key + " " + change.metric().label()) + " " + relative(change);
    }

    private static String missing(String title, Collection<EntryKey> keys) {
        return keys.isEmpty()
                ? ""
                : keys.stream()
                                .map(key -> PlainText.of(key.toString()))
                                .collect(Collectors.joining(", ", title + ": ", ""))
                        + "\n";
    }

    private static List<String> cells(EntryKey key, Change change) {
        Metric metric = change.metric();
        return List.of(
                PlainText.of(key.method()),
                PlainText.of(key.name()),
                metric.label(),
                value(metric, change.base()),
                value(metric, change.next()),
                relative(change),
                value(metric, change.low()) + " .. " + value(metric, change.high()),
                String.format(Locale.ROOT, "%.4f", change.pValue()),
                change.verdict().name().toLowerCase(Locale.ROOT));
    }

    private static String value(Metric metric, double value) {
        return switch (metric) {
            case P50, P95, P99 -> String.format(Locale.ROOT, "%.2f", value);
            case RATE -> Figures.readableRate(value);
            case FAILURES -> String.format(Locale.ROOT, "%.2f%%", value * 100);
        };
    }

    private static String relative(Change change) {
        if (change.metric() == Metric.FAILURES) {
            return String.format(Locale.ROOT, "%+.2f", (change.next() - change.base()) * 100)
                    + " pt";
        }
        return Optional.of(change.relative())
                .filter(Double::isFinite)
                .map(by -> String.format(Locale.ROOT, "%+.1f%%", by * 100))
                .orElse("new");
    }
}
