package dev.acrida.library;

import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.StopReason;
import dev.acrida.report.CsvReport;
import dev.acrida.report.JsonReport;
import dev.acrida.report.JudgementText;
import dev.acrida.report.TextReport;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What came of a run. Immutable. */
public final class LoadResult {
    private static final int WIDTH = 120;
    private static final int ON_ERROR = 1;

    private final RunOutcome outcome;
    private final int users;

    LoadResult(RunOutcome outcome, int users) {
        this.outcome = outcome;
        this.users = users;
    }

    /** All statistics. */
    public StatsSnapshot stats() {
        return outcome.stats();
    }

    /** What each threshold came to: those of the user classes, then those of the test. */
    public List<ThresholdVerdict> thresholds() {
        return outcome.judgement().thresholds();
    }

    /** Whether the run measured its target, or its own limits. */
    public Verdict verdict() {
        return outcome.judgement().verdict();
    }

    /** Why the test stopped. */
    public Optional<StopReason> stopReason() {
        return outcome.stopReason();
    }

    /** Whether {@link #exitCode} is 0. */
    public boolean passed() {
        return exitCode() == 0;
    }

    /**
     * What the command line would end with: what the test decided, else 3 if a threshold was not
     * kept, 1 if a request, task or user failed, 2 if a listener failed, else 0.
     */
    public int exitCode() {
        return outcome.exitCode(ON_ERROR);
    }

    /** The tables that the command line prints at the end, with thresholds and verdict. */
    public String summary() {
        return TextReport.ofWidth(WIDTH).summary(stats())
                + "\n"
                + JudgementText.of(outcome.judgement()).summary();
    }

    /**
     * Writes the result as JSON, creating missing folders.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void writeJson(Path file) {
        JsonReport.of(stats(), users).withJudgement(outcome.judgement()).write(file);
    }

    /**
     * Writes {@code PREFIX_stats.csv} and its companions.
     *
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public void writeCsv(String prefix) {
        try (CsvReport csv = CsvReport.open(prefix, CsvReport.History.TOTAL)) {
            csv.write(stats(), 0);
            csv.write(outcome.judgement());
        }
    }

    /**
     * Does nothing if the run has passed.
     *
     * @throws AssertionError otherwise; its message names the thresholds that were not kept, and
     *     has the tables
     */
    public LoadResult assertPassed() {
        if (!passed()) {
            throw new AssertionError(failure() + "\n" + summary());
        }
        return this;
    }

    private String failure() {
        List<String> failed =
                thresholds().stream()
                        .filter(verdict -> !verdict.passed())
                        .map(verdict -> verdict.condition() + ", was " + verdict.valueText())
                        .toList();
        return failed.isEmpty()
                ? "the load test ended with exit code " + exitCode()
                : "the load test has failed: " + String.join("; ", failed);
    }
}
