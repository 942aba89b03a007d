package dev.acrida.web.feed;

import dev.acrida.report.Percentile;

import java.util.List;

/**
 * The percentiles that a page shows. Immutable.
 *
 * @param statistics those in the table
 * @param charts those over time
 */
public record ShownPercentiles(List<Percentile> statistics, List<Percentile> charts) {
    private static final List<Percentile> USUAL =
            List.of(Percentile.parse("50%"), Percentile.parse("95%"), Percentile.parse("99%"));

    /** The median, 95 % and 99 % everywhere. */
    public static final ShownPercentiles DEFAULT = new ShownPercentiles(USUAL, USUAL);

    /** Copies the lists. */
    public ShownPercentiles {
        statistics = List.copyOf(statistics);
        charts = List.copyOf(charts);
    }
}
