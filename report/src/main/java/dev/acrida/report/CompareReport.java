package dev.acrida.report;

import dev.acrida.report.TextTable.Column;
import dev.acrida.report.compare.Change;
import dev.acrida.report.compare.Change.Verdict;
import dev.acrida.report.compare.Comparison;
import dev.acrida.stats.EntryKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as a table. Immutable and thread-safe. */
public final class CompareReport {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.first("Type"),
                    Column.name("Name"),
                    Column.number("Measure", 8),
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
        return PlainText.of(key + " " + change.measure().label())
                + " "
                + ChangeText.relative(change);
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
        return List.of(
                PlainText.of(key.method()),
                PlainText.of(key.name()),
                change.measure().label(),
                ChangeText.value(change.measure(), change.base()),
                ChangeText.value(change.measure(), change.next()),
                ChangeText.relative(change),
                ChangeText.bounds(change),
                ChangeText.pValue(change),
                ChangeText.verdict(change));
    }
}
