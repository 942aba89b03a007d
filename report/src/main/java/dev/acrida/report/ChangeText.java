package dev.acrida.report;

import dev.acrida.report.compare.Change;
import dev.acrida.report.compare.Measure;

import java.util.Locale;
import java.util.Optional;

/** A change in words and figures that are the same in every report. */
public final class ChangeText {
    private ChangeText() {}

    /** A value of what was compared, with its unit where the measure's name does not tell it. */
    public static String value(Measure measure, double value) {
        return switch (measure) {
            case P50, P95, P99 -> String.format(Locale.ROOT, "%.2f", value);
            case RATE -> Figures.readableRate(value);
            case FAILURES -> String.format(Locale.ROOT, "%.2f%%", value * 100);
        };
    }

    /** By how much it changed: in percent of what it was, shares of failures in points. */
    public static String relative(Change change) {
        if (change.measure() == Measure.FAILURES) {
            return String.format(Locale.ROOT, "%+.2f", (change.next() - change.base()) * 100)
                    + " pt";
        }
        return Optional.of(change.relative())
                .filter(Double::isFinite)
                .map(by -> String.format(Locale.ROOT, "%+.1f%%", by * 100))
                .orElse("new");
    }

    /** Within what the difference lies. */
    public static String bounds(Change change) {
        return value(change.measure(), change.low())
                + " .. "
                + value(change.measure(), change.high());
    }

    /** How probable so large a difference would be if nothing had changed. */
    public static String pValue(Change change) {
        return String.format(Locale.ROOT, "%.4f", change.pValue());
    }

    /** The verdict, in a word. */
    public static String verdict(Change change) {
        return change.verdict().name().toLowerCase(Locale.ROOT);
    }
}
