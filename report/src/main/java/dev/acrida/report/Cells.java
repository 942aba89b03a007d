package dev.acrida.report;

import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;

import java.util.List;

/** An entry's figures as other reports print them, for tables elsewhere. */
public final class Cells {
    private Cells() {}

    /** Requests, failures, average, minimum, maximum (ms), mean length (bytes), both rates. */
    public static List<String> statistics(EntryStats entry) {
        return List.of(
                Long.toString(entry.count()),
                Long.toString(entry.failures()),
                millis(entry.averageMillis()),
                millis(entry.minMillis()),
                millis(entry.maxMillis()),
                millis(entry.averageBytes()),
                rate(entry.requestsPerSecond()),
                rate(entry.failuresPerSecond()));
    }

    /** The reported percentiles, in milliseconds. */
    public static List<String> percentiles(EntryStats entry) {
        return Percentile.REPORTED.stream()
                .map(
                        each ->
                                Percentile.knownFor(entry)
                                        ? millis(entry.percentileMillis(each.quantile()))
                                        : "N/A")
                .toList();
    }

    /** The reported percentiles of these times, in milliseconds. */
    public static List<String> percentiles(Durations times) {
        return Percentile.REPORTED.stream()
                .map(each -> millis(times.percentileMillis(each.quantile())))
                .toList();
    }

    /** Their headers. */
    public static List<String> percentileLabels() {
        return Percentile.REPORTED.stream().map(Percentile::label).toList();
    }

    /** Milliseconds for the eye. */
    public static String millis(double millis) {
        return Figures.readable(millis);
    }

    /** Events per second for the eye. */
    public static String rate(double perSecond) {
        return Figures.readableRate(perSecond);
    }
}
