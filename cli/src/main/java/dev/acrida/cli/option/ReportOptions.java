package dev.acrida.cli.option;

import dev.acrida.cli.run.ExportPlan;
import dev.acrida.cli.run.ReportPlan;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Where the results of a run go. */
public final class ReportOptions extends ResultOptions {
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
     * @param tables what tables show
     */
    public ReportPlan plan(boolean page, TableOptions tables) {
        return new ReportPlan(
                printStats || (!onlySummary && !page),
                csvPrefix(),
                history(),
                json(),
                jsonFile(),
                html(),
                junit(),
                out,
                tables.plan(),
                ExportPlan.NONE,
                new LinkedHashMap<>());
    }
}
