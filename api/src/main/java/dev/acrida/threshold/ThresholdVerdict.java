package dev.acrida.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * What a condition came to. Immutable.
 *
 * @param condition under which the run has failed
 * @param value what was measured, in the unit of the metric; empty if there was no request to
 *     measure, so that nobody can tell
 */
public record ThresholdVerdict(FailIf condition, OptionalDouble value) {
    /** Whether the value was measured and the condition does not hold. */
    public boolean passed() {
        return value.isPresent() && !condition.holds(value.getAsDouble());
    }

    /** The value with its unit, as a table shows it. */
    public String valueText() {
        if (value.isEmpty()) {
            return condition.entry().isEmpty() ? "no requests" : "no such requests";
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value.getAsDouble())
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return rounded.toPlainString() + condition.metric().unit().suffix();
    }

    @Override
    public String toString() {
        return "%s: %s, was %s".formatted(condition, passed() ? "passed" : "failed", valueText());
    }
}
