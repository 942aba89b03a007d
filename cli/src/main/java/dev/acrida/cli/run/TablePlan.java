package dev.acrida.cli.run;

import dev.acrida.report.Percentile;

import java.time.Duration;
import java.util.List;

/**
 * What tables hold, and how often they are written. Immutable.
 *
 * @param percentiles those of the final tables and of the CSV files
 * @param consoleInterval the time between two tables, in whole seconds
 * @param csvInterval the time between two rows of the CSV history, in whole seconds
 */
public record TablePlan(
        List<Percentile> percentiles, Duration consoleInterval, Duration csvInterval) {
    /** Locust's percentiles and intervals. */
    public static final TablePlan DEFAULT =
            new TablePlan(Percentile.REPORTED, Duration.ofSeconds(2), Duration.ofSeconds(1));

    /** Copies the list. */
    public TablePlan {
        percentiles = List.copyOf(percentiles);
    }

    /** Whether the console is due this many seconds after the start. */
    boolean isConsoleDue(long second) {
        return second > 0 && second % consoleInterval.toSeconds() == 0;
    }

    /** Whether the CSV files are due this many seconds after the start. */
    boolean isCsvDue(long second) {
        return second % csvInterval.toSeconds() == 0;
    }
}
