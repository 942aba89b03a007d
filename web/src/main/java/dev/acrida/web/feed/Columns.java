package dev.acrida.web.feed;

import dev.acrida.stats.EntryStats;

import java.util.List;
import java.util.function.Function;

/** What the table of statistics shows of an entry, in its order. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Columns {
    REQUESTS("requests", "# Requests", "count", EntryStats::count),
    FAILURES("failures", "# Fails", "count", EntryStats::failures),
    P50("p50", "Median (ms)", "millis", entry -> percentile(entry, 0.5)),
    P95("p95", "95%ile (ms)", "millis", entry -> percentile(entry, 0.95)),
    P99("p99", "99%ile (ms)", "millis", entry -> percentile(entry, 0.99)),
    AVERAGE("average", "Average (ms)", "millis", entry -> micros(entry.averageMillis())),
    MIN("min", "Min (ms)", "millis", entry -> micros(entry.minMillis())),
    MAX("max", "Max (ms)", "millis", entry -> micros(entry.maxMillis())),
    BYTES("averageBytes", "Average size (bytes)", "bytes", e -> Math.rint(e.averageBytes())),
    RPS("rps", "Current RPS", "perSecond", e -> tenths(e.currentRequestsPerSecond())),
    FPS(
            "failuresPerSecond",
            "Current Failures/s",
            "perSecond",
            e -> tenths(e.currentFailuresPerSecond())),
    FAIL_RATIO("failRatio", "Failures", "ratio", e -> Math.rint(e.failureRatio() * 1e5) / 1e5);

    /** A percentile with fewer samples beyond it says nothing. */
    private static final int SAMPLES_BEYOND = 10;

    private final String key;
    private final String title;
    private final String unit;
    private final Function<EntryStats, Number> value;

    Columns(String key, String title, String unit, Function<EntryStats, Number> value) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** The cells of an entry; NaN stands for what is not known. */
    static List<Number> cells(EntryStats entry) {
        return List.of(values()).stream().map(column -> column.value.apply(entry)).toList();
    }

    private static double percentile(EntryStats entry, double quantile) {
        long timed = entry.count() - entry.untimed();
        boolean known = timed > 0 && (quantile <= 0.5 || timed * (1 - quantile) >= SAMPLES_BEYOND);
        return known ? micros(entry.percentileMillis(quantile)) : Double.NaN;
    }

    private static double micros(double millis) {
        return Math.rint(millis * 1e3) / 1e3;
    }

    private static double tenths(double perSecond) {
        return Math.rint(perSecond * 10) / 10;
    }
}
