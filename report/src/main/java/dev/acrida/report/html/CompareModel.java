package dev.acrida.report.html;

import dev.acrida.report.ChangeText;
import dev.acrida.report.CompareReport;
import dev.acrida.report.compare.Change;
import dev.acrida.report.compare.Change.Verdict;
import dev.acrida.report.compare.Comparison;
import dev.acrida.report.compare.Criteria;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.Summary.Chip;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the template of a comparison shows. Its accessors are the template's names.
 *
 * @param title of the page
 * @param chips what it comes to, in a word each
 * @param sentence what it comes to
 * @param criteria when a change counts
 * @param runs the older run, then the newer
 * @param curve both runs' response times over percentiles, as SVG
 * @param scale how much change the end of a bar stands for
 * @param entries their changes, the total first
 * @param gone entries of the older run only
 * @param added entries of the newer run only
 */
record CompareModel(
        String title,
        List<Chip> chips,
        String sentence,
        String criteria,
        List<RunFigures> runs,
        String curve,
        String scale,
        List<Entry> entries,
        List<String> gone,
        List<String> added) {
    private static final double NARROWEST = 0.1;

    static CompareModel of(Comparison comparison, SavedRun base, SavedRun next) {
        double scale = scale(comparison);
        return new CompareModel(
                next.facts().test(),
                chips(comparison),
                CompareReport.of(comparison).sentence(),
                criteria(comparison.criteria()),
                List.of(RunFigures.of("Before", base), RunFigures.of("After", next)),
                CurveSvg.of(List.of(base.stats().total(), next.stats().total())),
                String.format(Locale.ROOT, "%.0f %%", scale * 100),
                entries(comparison, scale),
                names(comparison.onlyInBase()),
                names(comparison.onlyInNext()));
    }

    private static List<Chip> chips(Comparison comparison) {
        List<Chip> chips = new ArrayList<>();
        chip(chips, comparison, Verdict.WORSE, "bad");
        chip(chips, comparison, Verdict.BETTER, "good");
        if (chips.isEmpty()) {
            chips.add(new Chip("no change", ""));
        }
        return chips;
    }

    private static void chip(
            List<Chip> chips, Comparison comparison, Verdict verdict, String mood) {
        long count = all(comparison).filter(change -> change.verdict() == verdict).count();
        if (count > 0) {
            chips.add(new Chip(count + " " + verdict.name().toLowerCase(Locale.ROOT), mood));
        }
    }

    private static Stream<Change> all(Comparison comparison) {
        return comparison.changes().values().stream().flatMap(List::stream);
    }

    private static String criteria(Criteria criteria) {
        String skip =
                criteria.skip().isZero()
                        ? ""
                        : " The first "
                                + Clock.length(criteria.skip())
                                + " of each run is left out.";
        return String.format(
                Locale.ROOT,
                "A change counts if it is at least %.0f %% and, at %.0f %% confidence over all"
                        + " statements together, no chance.%s",
                criteria.smallestEffect() * 100,
                criteria.confidence() * 100,
                skip);
    }

    /** So that the longest bar of a known change just fits, but changes too small to matter do. */
    private static double scale(Comparison comparison) {
        return Math.clamp(
                all(comparison)
                        .filter(change -> change.verdict() != Verdict.UNKNOWN)
                        .mapToDouble(ChangeBar::widest)
                        .max()
                        .orElse(NARROWEST),
                NARROWEST,
                1);
    }

    private static List<Entry> entries(Comparison comparison, double scale) {
        List<Entry> entries = new ArrayList<>();
        comparison.changes().forEach((key, changes) -> entries.add(entry(key, changes, scale)));
        entries.sort((a, b) -> Boolean.compare(b.total, a.total));
        return entries;
    }

    private static Entry entry(EntryKey key, List<Change> changes, double scale) {
        boolean total = key.equals(EntryKey.TOTAL);
        return new Entry(
                total ? "All together" : key.toString(),
                total,
                changes.stream().map(change -> Line.of(change, scale)).toList());
    }

    private static List<String> names(Collection<EntryKey> keys) {
        return keys.stream().map(EntryKey::toString).toList();
    }

    record Entry(String name, boolean total, List<Line> lines) {}

    record Line(
            String measure,
            String before,
            String after,
            String change,
            String bounds,
            String pValue,
            String verdict,
            boolean changed,
            ChangeBar bar) {
        static Line of(Change change, double scale) {
            return new Line(
                    change.measure().label(),
                    ChangeText.value(change.measure(), change.base()),
                    ChangeText.value(change.measure(), change.next()),
                    ChangeText.relative(change),
                    ChangeText.bounds(change),
                    ChangeText.pValue(change),
                    ChangeText.verdict(change),
                    change.verdict() == Verdict.WORSE || change.verdict() == Verdict.BETTER,
                    ChangeBar.of(change, scale));
        }
    }

    /** One of the two runs, for those who ask which it was. */
    record RunFigures(String when, String test, String started, String figures) {
        static RunFigures of(String when, SavedRun run) {
            EntryStats total = run.stats().total();
            return new RunFigures(
                    when,
                    run.facts().test() + ", Acrida " + run.facts().version(),
                    Clock.moment(run.stats().started())
                            + ", for "
                            + Clock.length(run.stats().elapsed()),
                    String.format(
                            Locale.ROOT,
                            "%,d requests, %.1f/s, %.2f %% failed",
                            total.count(),
                            total.requestsPerSecond(),
                            total.failureRatio() * 100));
        }
    }
}
