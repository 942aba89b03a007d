package dev.acrida.web.feed;

import dev.acrida.report.Percentile;
import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;

import tools.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the table of statistics shows of an entry, in its order. Immutable. */
final class Columns {
    /** A percentile with fewer samples beyond it says nothing. */
    private static final int SAMPLES_BEYOND = 10;

    private final List<Shown> all = new ArrayList<>();

    private Columns() {}

    /** With these percentiles of service times, and of response times where there is a schedule. */
    static Columns of(List<Percentile> percentiles) {
        Columns columns = new Columns();
        columns.add("requests", "# Requests", "count", EntryStats::count);
        columns.add("failures", "# Fails", "count", EntryStats::failures);
        percentiles.forEach(columns::addServiceTime);
        columns.add("average", "Average (ms)", "millis", entry -> micros(entry.averageMillis()));
        columns.add("min", "Min (ms)", "millis", entry -> micros(entry.minMillis()));
        columns.add("max", "Max (ms)", "millis", entry -> micros(entry.maxMillis()));
        columns.add("averageBytes", "Average size (bytes)", "bytes", Columns::bytes);
        columns.add("rps", "Current RPS", "perSecond", Columns::requestsPerSecond);
        columns.add("failuresPerSecond", "Current Failures/s", "perSecond", Columns::failures);
        columns.add("failRatio", "Failures", "ratio", Columns::failRatio);
        percentiles.forEach(columns::addResponseTime);
        columns.add("late", "Latest start (ms)", "millis", Columns::latest);
        return columns;
    }

    private void add(String key, String title, String unit, Function<EntryStats, Number> value) {
        all.add(new Shown(key, title, unit, value));
    }

    private void addServiceTime(Percentile percentile) {
        String label = percentile.label();
        add(
                "p" + number(label),
                percentile.quantile() == 0.5 ? "Median (ms)" : label + "ile (ms)",
                "millis",
                entry -> serviceTime(entry, percentile.quantile()));
    }

    private void addResponseTime(Percentile percentile) {
        add(
                "response" + number(percentile.label()),
                "Response " + percentile.label() + "ile (ms)",
                "millis",
                entry -> responseTime(entry, percentile.quantile()));
    }

    private static String number(String label) {
        return label.replace("%", "");
    }

    /** Tells all of them, after the two by which an entry is known. */
    void describe(ArrayNode columns) {
        columns.addObject().put("key", "method").put("title", "Type").put("unit", "text");
        columns.addObject().put("key", "name").put("title", "Name").put("unit", "text");
        for (Shown column : all) {
            columns.addObject()
                    .put("key", column.key())
                    .put("title", column.title())
                    .put("unit", column.unit());
        }
    }

    /** The cells of an entry; NaN stands for what is not known. */
    List<Number> cells(EntryStats entry) {
        return all.stream().map(column -> column.value().apply(entry)).toList();
    }

    private static double serviceTime(EntryStats entry, double quantile) {
        return isKnown(entry.count() - entry.untimed(), quantile)
                ? micros(entry.percentileMillis(quantile))
                : Double.NaN;
    }

    private static double responseTime(EntryStats entry, double quantile) {
        Durations response = entry.response();
        return entry.scheduled() && isKnown(response.count(), quantile)
                ? micros(response.percentileMillis(quantile))
                : Double.NaN;
    }

    private static boolean isKnown(long timed, double quantile) {
        return timed > 0 && (quantile <= 0.5 || timed * (1 - quantile) >= SAMPLES_BEYOND);
    }

    private static Number latest(EntryStats entry) {
        return entry.scheduled() ? micros(entry.lateness().maxMillis()) : Double.NaN;
    }

    private static Number bytes(EntryStats entry) {
        return Math.rint(entry.averageBytes());
    }

    private static Number requestsPerSecond(EntryStats entry) {
        return tenths(entry.currentRequestsPerSecond());
    }

    private static Number failures(EntryStats entry) {
        return tenths(entry.currentFailuresPerSecond());
    }

    private static Number failRatio(EntryStats entry) {
        return Math.rint(entry.failureRatio() * 1e5) / 1e5;
    }

    private static double micros(double millis) {
        return Math.rint(millis * 1e3) / 1e3;
    }

    private static double tenths(double perSecond) {
        return Math.rint(perSecond * 10) / 10;
    }

    /**
     * A column.
     *
     * @param key by which programs know it
     * @param title for people
     * @param unit of its numbers: count, millis, bytes, perSecond or ratio
     * @param value of an entry; NaN if it is not known
     */
    private record Shown(
            String key, String title, String unit, Function<EntryStats, Number> value) {}
}
