package dev.acrida.cli.option;

import dev.acrida.report.CsvReport.History;
import dev.acrida.report.JsonReport;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** The files in which a result can be had: while it runs, or from a saved run. */
public class ResultOptions {
    @Option(
            names = "--csv",
            paramLabel = "PREFIX",
            description =
                    "Write PREFIX_stats.csv, _stats_history.csv, _failures.csv, _exceptions.csv,"
                            + " _ledger.csv, _verdict.csv and, where there is something to say,"
                            + " _thresholds.csv and _schedule.csv.")
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
            names = "--junit",
            paramLabel = "FILE",
            description = "Write thresholds and requests as JUnit XML, for CI systems.")
    private Optional<Path> junit = Optional.empty();

    /** Called by picocli. */
    public ResultOptions() {}

    /** Where the CSV files go and how their names begin, if they are asked for. */
    public Optional<String> csvPrefix() {
        return csvPrefix;
    }

    /** What the CSV history holds. */
    public History history() {
        return fullHistory ? History.FULL : History.TOTAL;
    }

    /** Whether JSON goes to standard output. */
    public boolean json() {
        return json;
    }

    /** Where JSON is written, if it is asked for. */
    public Optional<Path> jsonFile() {
        return jsonFile.map(JsonReport::file);
    }

    /** The name of the page with charts, if it is asked for. */
    public Optional<String> html() {
        return html;
    }

    /** Where JUnit XML is written, if it is asked for. */
    public Optional<Path> junit() {
        return junit;
    }

    /** What is wrong with these options together, if anything is. */
    public Optional<String> conflict() {
        return fullHistory && csvPrefix.isEmpty()
                ? Optional.of("--csv-full-history needs --csv PREFIX")
                : Optional.empty();
    }
}
