package dev.acrida.report;

import dev.acrida.stats.EntryStats;

import java.util.List;

/**
 * A percentile that reports show.
 *
 * @param label its column, for example {@code 99.9%}
 * @param quantile 0..1
 */
record Percentile(String label, double quantile) {
    /** Those of every report, in order. */
    static final List<Percentile> REPORTED =
            List.of(
                    new Percentile("50%", 0.5),
                    new Percentile("66%", 0.66),
                    new Percentile("75%", 0.75),
                    new Percentile("80%", 0.8),
                    new Percentile("90%", 0.9),
                    new Percentile("95%", 0.95),
                    new Percentile("98%", 0.98),
                    new Percentile("99%", 0.99),
                    new Percentile("99.9%", 0.999),
                    new Percentile("99.99%", 0.9999),
                    new Percentile("100%", 1));

    /** Whether the entry has any response time to take a percentile of. */
    static boolean knownFor(EntryStats entry) {
        return entry.count() > entry.untimed();
    }
}
