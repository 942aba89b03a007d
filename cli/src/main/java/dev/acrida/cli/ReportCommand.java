package dev.acrida.cli;

import dev.acrida.cli.option.LogOptions;
import dev.acrida.report.CsvReport;
import dev.acrida.report.CsvReport.History;
import dev.acrida.report.JsonReport;
import dev.acrida.report.JudgementText;
import dev.acrida.report.TextReport;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Draws the reports of a saved run again. */
@Command(
        name = "report",
        description = "Draws reports of a run that was saved with --out.",
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ReportCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger("acrida.report");
    private static final int WIDTH = 120;

    @Parameters(paramLabel = "FILE", description = "The saved run.")
    private Path file = Path.of("run.acr");

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with charts.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--csv",
            paramLabel = "PREFIX",
            description = "Write the four CSV files, as the run itself does.")
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

    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() {
        log.apply();
        SavedRun run = SavedRun.read(file);
        say(run);
        JsonReport document =
                JsonReport.of(run.stats(), run.users()).withJudgement(run.judgement());
        jsonFile.map(JsonReport::file).ifPresent(document::write);
        html.ifPresent(page -> HtmlReport.of(run).write(page));
        csvPrefix.ifPresent(prefix -> writeCsv(run, prefix));
        PrintStream tables = json ? System.err : System.out;
        tables.println(TextReport.ofWidth(WIDTH).summary(run.stats()));
        tables.print(JudgementText.of(run.judgement()).summary());
        if (json) {
            System.out.print(document.text());
        }
        System.out.flush();
        return 0;
    }

    private static void say(SavedRun run) {
        run.damage().ifPresent(text -> LOG.log(System.Logger.Level.WARNING, text));
        if (run.end().isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The run was cut off: these are its results up to {0} s",
                    run.stats().elapsed().toSeconds());
        }
    }

    private void writeCsv(SavedRun run, String prefix) {
        try (CsvReport csv = CsvReport.open(prefix, fullHistory ? History.FULL : History.TOTAL)) {
            run.replay((second, stats) -> csv.write(stats, second.users()));
            csv.write(run.stats(), 0);
        }
    }
}
