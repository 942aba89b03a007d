package dev.acrida.report.html;

import dev.acrida.report.Cells;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Validity;
import dev.acrida.verdict.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a reader sees first.
 *
 * @param title of the page
 * @param subtitle when, how long, against what
 * @param chips the judgement, in a word each
 * @param headline what it comes to, in a sentence
 * @param warnings what a reader must know first
 * @param figures the few numbers that tell most
 */
record Summary(
        String title,
        String subtitle,
        List<Chip> chips,
        String headline,
        List<String> warnings,
        List<Figure> figures) {

    static Summary of(SavedRun run) {
        StatsSnapshot stats = run.stats();
        return new Summary(
                run.facts().test(),
                subtitle(run),
                chips(run),
                headline(stats),
                warnings(run),
                figures(stats));
    }

    private static String subtitle(SavedRun run) {
        Instant started = run.stats().started();
        String host = run.facts().options().getOrDefault("host", "");
        return "%s, for %s%s"
                .formatted(
                        Clock.moment(started),
                        Clock.length(run.stats().elapsed()),
                        host.isEmpty() ? "" : ", against " + host);
    }

    private static List<Chip> chips(SavedRun run) {
        List<Chip> chips = new ArrayList<>();
        chips.add(outcome(run));
        long failed = run.judgement().thresholds().stream().filter(each -> !each.passed()).count();
        int all = run.judgement().thresholds().size();
        if (failed > 0) {
            chips.add(new Chip("%d of %d thresholds not kept".formatted(failed, all), "bad"));
        } else if (all > 0) {
            chips.add(new Chip(all == 1 ? "Threshold kept" : "All thresholds kept", "good"));
        }
        Verdict verdict = run.judgement().verdict();
        if (verdict.isKnown()) {
            chips.add(trust(verdict.validity()));
        }
        return chips;
    }

    private static Chip trust(Validity validity) {
        return switch (validity) {
            case VALID -> new Chip("Figures valid", "good");
            case SUSPECT -> new Chip("Figures suspect", "warn");
            case INVALID -> new Chip("Figures invalid", "bad");
        };
    }

    private static Chip outcome(SavedRun run) {
        if (run.isGoingOn()) {
            return new Chip("Going on", "");
        }
        if (run.end().isEmpty()) {
            return new Chip("Cut off", "bad");
        }
        int code = run.end().map(End::exitCode).orElse(0);
        return code == 0 ? new Chip("Passed", "good") : new Chip("Failed", "bad");
    }

    private static String headline(StatsSnapshot stats) {
        EntryStats total = stats.total();
        if (total.count() == 0) {
            return "No request was answered.";
        }
        return String.format(
                Locale.ROOT,
                "%,d requests, %s a second. Half were answered within %s ms, 95 of 100 within %s"
                        + " ms; %s.",
                total.count(),
                Cells.rate(total.requestsPerSecond()),
                Cells.millis(total.medianMillis()),
                Cells.millis(total.percentileMillis(0.95)),
                failures(total));
    }

    private static String failures(EntryStats total) {
        return total.failures() == 0
                ? "none failed"
                : String.format(
                        Locale.ROOT,
                        "%,d (%.2f %%) failed",
                        total.failures(),
                        total.failureRatio() * 100);
    }

    private static List<String> warnings(SavedRun run) {
        List<String> warnings = new ArrayList<>();
        run.damage().ifPresent(warnings::add);
        if (run.isGoingOn()) {
            warnings.add("The run was going on when this page was drawn.");
        } else if (run.end().isEmpty()) {
            warnings.add("The run was cut off: these are its results up to then.");
        }
        long lost = run.stats().ledger().lost();
        if (lost > 0) {
            warnings.add(
                    "%,d requests had no answer yet when the run ended: they are in no other number."
                            .formatted(lost));
        }
        return warnings;
    }

    private static List<Figure> figures(StatsSnapshot stats) {
        EntryStats total = stats.total();
        String share = String.format(Locale.ROOT, "%.2f", total.failureRatio() * 100);
        return List.of(
                new Figure(
                        "Requests", String.format(Locale.ROOT, "%,d", total.count()), "", "", ""),
                new Figure("Requests/s", Cells.rate(total.requestsPerSecond()), "", "rps", ""),
                new Figure("Failed", share, "%", "fps", total.failures() > 0 ? "bad" : "good"),
                new Figure("Median", Cells.millis(total.medianMillis()), "ms", "p50", ""),
                new Figure("95 %", Cells.millis(total.percentileMillis(0.95)), "ms", "p95", ""),
                new Figure("99 %", Cells.millis(total.percentileMillis(0.99)), "ms", "p99", ""),
                new Figure("Longest", Cells.millis(total.maxMillis()), "ms", "max", ""));
    }

    /** A judgement in a word. */
    record Chip(String text, String mood) {}

    /**
     * A number that tells much.
     *
     * @param track which course of the total is drawn beneath it; empty for none
     */
    record Figure(String label, String value, String unit, String track, String mood) {}
}
