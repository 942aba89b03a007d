package dev.acrida.engine.capacity;

import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Verdict;

import java.util.List;

/**
 * What was seen while one rate was tried. Immutable.
 *
 * @param stats of the part of the step that counts
 * @param slo what was asked of the target, and what it came to
 * @param verdict whether the load generator measured its target
 * @param strictVerdict the same, but judged by the CPU however short the step was
 * @param usersHalfway how many users were busy or ready halfway through that part
 * @param usersAtEnd the same at its end
 */
public record StepFacts(
        StatsSnapshot stats,
        List<ThresholdVerdict> slo,
        Verdict verdict,
        Verdict strictVerdict,
        int usersHalfway,
        int usersAtEnd) {
    /** Copies the list. */
    public StepFacts {
        slo = List.copyOf(slo);
    }
}
