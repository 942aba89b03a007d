package dev.acrida.cli;

import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.ResultOptions;
import dev.acrida.cli.run.PageName;
import dev.acrida.report.CsvReport;
import dev.acrida.report.JsonReport;
import dev.acrida.report.JudgementText;
import dev.acrida.report.TextReport;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;
import dev.acrida.report.junit.JUnitReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
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

    @Mixin private ResultOptions results = new ResultOptions();

    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() {
        log.apply();
        results.conflict()
                .ifPresent(
                        conflict -> {
                            throw new OptionConflict(conflict);
                        });
        SavedRun run = SavedRun.read(file);
        say(run);
        writeFiles(run);
        PrintStream tables = results.json() ? System.err : System.out;
        tables.println(TextReport.ofWidth(WIDTH).summary(run.stats()));
        tables.print(JudgementText.of(run.judgement()).summary());
        if (results.json()) {
            System.out.print(document(run).text());
        }
        System.out.flush();
        return 0;
    }

    private void writeFiles(SavedRun run) {
        results.jsonFile().ifPresent(document(run)::write);
        results.html().ifPresent(name -> HtmlReport.of(run).write(PageName.of(name, run.facts())));
        results.junit().ifPresent(JUnitReport.of(run.result())::write);
        results.csvPrefix().ifPresent(prefix -> writeCsv(run, prefix));
    }

    private static JsonReport document(SavedRun run) {
        return JsonReport.of(run.stats(), run.users()).withJudgement(run.judgement());
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
        try (CsvReport csv = CsvReport.open(prefix, results.history())) {
            run.replay((second, stats) -> csv.write(stats, second.users()));
            csv.write(run.stats(), 0);
            csv.write(run.judgement());
        }
    }
}
