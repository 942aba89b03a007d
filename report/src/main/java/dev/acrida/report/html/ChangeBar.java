package dev.acrida.report.html;

import dev.acrida.report.compare.Change;
import dev.acrida.report.compare.Measure;

import java.util.Locale;

/**
 * A change as a bar from where it lies at least to where it lies at most, on a line whose middle is
 * no change. Places are percent of the line.
 *
 * @param left where the bar begins
 * @param width how long it is
 * @param dot where the change itself lies
 * @param shown whether the change can be drawn: one from zero has no relative size
 */
record ChangeBar(String left, String width, String dot, boolean shown) {
    private static final double MIDDLE = 50;

    static ChangeBar of(Change change, double scale) {
        double low = place(share(change, change.low()) / scale);
        double high = place(share(change, change.high()) / scale);
        double dot = place(share(change, change.next() - change.base()) / scale);
        boolean shown = Double.isFinite(low) && Double.isFinite(high) && Double.isFinite(dot);
        return new ChangeBar(number(low), number(high - low), number(dot), shown);
    }

    /** The longer of the two ends, as a share of what was. */
    static double widest(Change change) {
        double most =
                Math.max(
                        Math.abs(share(change, change.low())),
                        Math.abs(share(change, change.high())));
        return Double.isFinite(most) ? most : 0;
    }

    private static double share(Change change, double difference) {
        return change.measure() == Measure.FAILURES ? difference : difference / change.base();
    }

    private static double place(double share) {
        return Double.isFinite(share) ? MIDDLE + MIDDLE * Math.clamp(share, -1, 1) : Double.NaN;
    }

    private static String number(double place) {
        return String.format(Locale.ROOT, "%.2f", place);
    }
}
