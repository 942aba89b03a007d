package dev.acrida.metrics;

import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** What is to be thought of a run, as numbers by name. */
final class JudgementValues {
    private JudgementValues() {}

    /** The verdict: 0 if the figures are valid, 1 if they are suspect, 2 if they are invalid. */
    static int verdict(Judgement judgement) {
        return switch (judgement.verdict().validity()) {
            case VALID -> 0;
            case SUSPECT -> 1;
            case INVALID -> 2;
        };
    }

    /** What was found of each concern, in its unit. */
    static SequencedMap<String, Double> checks(Judgement judgement) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (Check check : judgement.verdict().checks()) {
            values.put(check.concern().name().toLowerCase(Locale.ROOT), check.value());
        }
        return values;
    }

    /** For each condition, 1 if it was kept and 0 if not. */
    static SequencedMap<String, Double> thresholds(Judgement judgement) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (ThresholdVerdict verdict : judgement.thresholds()) {
            values.put(verdict.condition().text(), verdict.passed() ? 1.0 : 0.0);
        }
        return values;
    }
}
