package dev.acrida.report;

import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.util.Optional;

/**
 * All that a report of a run's end tells. Immutable.
 *
 * @param facts under what circumstances it took place
 * @param stats all statistics at its end
 * @param judgement what is to be thought of it: its verdict, and what its thresholds came to
 * @param end how it ended; empty if its process was killed
 */
public record RunResult(Facts facts, StatsSnapshot stats, Judgement judgement, Optional<End> end) {
    /**
     * Whether requests that failed make the run fail: not if a threshold says how many may, nor if
     * the exit code says that all is well.
     */
    public boolean failuresCount() {
        boolean judged =
                judgement.thresholds().stream()
                        .anyMatch(each -> each.condition().judgesAllFailures());
        return !judged && end.map(End::exitCode).orElse(1) != 0;
    }
}
