package dev.acrida.cli.option;

import dev.acrida.cli.run.TablePlan;
import dev.acrida.report.Percentile;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tables hold, and how often they are written: Locust's constants as options. */
public final class TableOptions {
    @Option(
            names = "--percentiles-to-report",
            paramLabel = "LIST",
            split = ",",
            converter = OnePercentile.class,
            description =
                    "The percentiles of the final tables and the CSV files, as 0.95 or 95%%,"
                            + " separated by commas. Default: 50%% to 100%%, as Locust's.")
    private List<Percentile> percentiles = new ArrayList<>();

    @Option(
            names = "--console-stats-interval",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Time between two tables. Default: 2s.")
    private Duration consoleInterval = TablePlan.DEFAULT.consoleInterval();

    @Option(
            names = "--csv-stats-interval",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Time between two rows of the CSV history. Default: 1s.")
    private Duration csvInterval = TablePlan.DEFAULT.csvInterval();

    /** Called by picocli. */
    public TableOptions() {}

    /** What tables hold, and how often they are written. */
    public TablePlan plan() {
        return new TablePlan(
                percentiles.isEmpty() ? Percentile.REPORTED : percentiles,
                consoleInterval,
                csvInterval);
    }

    /** What is wrong with these options together, if anything is. */
    Optional<String> conflict() {
        return tooShort("--console-stats-interval", consoleInterval)
                .or(() -> tooShort("--csv-stats-interval", csvInterval));
    }

    private static Optional<String> tooShort(String option, Duration interval) {
        return interval.toSeconds() < 1
                ? Optional.of(option + " must be at least 1s, was " + interval.toMillis() + " ms")
                : Optional.empty();
    }
}
