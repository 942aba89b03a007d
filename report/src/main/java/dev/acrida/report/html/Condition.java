package dev.acrida.report.html;

import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;

import java.util.OptionalDouble;

/**
 * A threshold and what came of it.
 *
 * @param text under what the run has failed
 * @param value what was measured, with its unit
 * @param passed whether the threshold was kept
 * @param width how far a bar goes that shows the value, in percent
 * @param bound where on it the bound lies, in percent
 */
record Condition(String text, String value, boolean passed, int width, int bound) {
    /** Where the bound lies if the value is not far beyond it. */
    private static final double USUAL = 70;

    static Condition of(ThresholdVerdict verdict) {
        FailIf condition = verdict.condition();
        OptionalDouble value = verdict.value();
        double share = value.isEmpty() ? 0 : share(value.getAsDouble(), condition.bound());
        double bound = share * USUAL > 100 ? 100 / share : USUAL;
        return new Condition(
                condition.text(),
                verdict.valueText(),
                verdict.passed(),
                (int) Math.round(Math.min(100, share * bound)),
                (int) Math.round(bound));
    }

    private static double share(double value, double bound) {
        if (bound == 0) {
            return value == 0 ? 0 : 2;
        }
        return value / bound;
    }
}
