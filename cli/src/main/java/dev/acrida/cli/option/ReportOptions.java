package dev.acrida.cli.option;

import dev.acrida.cli.run.ReportPlan;
import dev.acrida.report.CsvReport.History;
import dev.acrida.report.JsonReport;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** Where results go. */
public final class ReportOptions {
    @Option(
            names = "--only-summary",
            description = "Print only the final tables.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean onlySummary;

    @Option(
            names = "--print-stats",
            arity = "0..1",
            fallbackValue = "true",
            description = "Print tables while the test runs, also beside a page.")
    private boolean printStats;

    @Option(
            names = "--csv",
            paramLabel = "PREFIX",
            description =
                    "Write PREFIX_stats.csv, _stats_history.csv, _failures.csv and"
                            + " _exceptions.csv.")
    private Optional<String> csvPrefix = Optional.empty();

    @Option(
            names = "--csv-full-history",
            description = "Every entry in the history, not only the total.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean fullHistory;

    @Option(
            names = "--json",
            description =
                    "Print the result as JSON to standard output, all else to standard error.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean json;

    @Option(
            names = "--json-file",
            paramLabel = "NAME",
            description = "Write the result to NAME.json.")
    private Optional<String> jsonFile = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write a page with charts. {u}, {r} and {t} in its name become users, spawn"
                            + " rate and run time.")
    private Optional<String> html = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Save the run, to draw any report of it later: acrida report FILE. Readable"
                            + " even if the run is killed.")
    private Optional<Path> out = Optional.empty();

    /** Called by picocli. */
    public ReportOptions() {}

    /**
     * What is reported, and where.
     *
     * @param page whether there is a page that shows the figures while the run goes on
     */
    public ReportPlan plan(boolean page) {
        History history = fullHistory ? History.FULL : History.TOTAL;
        return new ReportPlan(
                printStats || (!onlySummary && !page),
                csvPrefix,
                history,
                json,
                jsonFile.map(JsonReport::file),
                html,
                out);
    }

    /** What is wrong with these options together, if anything is. */
    Optional<String> conflict() {
        return fullHistory && csvPrefix.isEmpty()
                ? Optional.of("--csv-full-history needs --csv PREFIX")
                : Optional.empty();
    }
}
