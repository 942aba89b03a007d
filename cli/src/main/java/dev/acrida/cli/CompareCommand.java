package dev.acrida.cli;

import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.Share;
import dev.acrida.cli.option.TimeSpan;
import dev.acrida.report.AtomicFile;
import dev.acrida.report.CompareReport;
import dev.acrida.report.compare.Comparison;
import dev.acrida.report.compare.Criteria;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.ComparePage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Says what changed from one saved run to another. */
@Command(
        name = "compare",
        description = {
            "Says, per entry, what changed from one run saved with --out to another.",
            "Exit code: 0 if nothing is worse, 3 if something is."
        },
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CompareCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger("acrida.compare");
    private static final int WORSE = 3;
    private static final int WIDTH = 140;

    @Parameters(index = "0", paramLabel = "BASE", description = "The older run.")
    private Path base = Path.of("base.acr");

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer run.")
    private Path next = Path.of("new.acr");

    @Option(
            names = "--min-effect",
            paramLabel = "SHARE",
            converter = Share.class,
            description = "Changes smaller than this do not matter. Default: 5%%.")
    private double smallestEffect = Criteria.DEFAULT.smallestEffect();

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            converter = Share.class,
            description = "Of all statements together. Default: 95%%.")
    private double confidence = Criteria.DEFAULT.confidence();

    @Option(
            names = "--skip",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Leave out so much of each run's beginning, for example its ramp.")
    private Duration skip = Criteria.DEFAULT.skip();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the comparison as a page.")
    private Optional<Path> html = Optional.empty();

    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() {
        log.apply();
        html.ifPresent(AtomicFile::requireWritable);
        SavedRun older = read(base);
        SavedRun newer = read(next);
        Comparison comparison = Comparison.of(older, newer, criteria());
        System.out.print(CompareReport.of(comparison).text(WIDTH));
        System.out.flush();
        html.ifPresent(page -> ComparePage.of(comparison, older, newer).write(page));
        return comparison.anyWorse() ? WORSE : 0;
    }

    private Criteria criteria() {
        try {
            return new Criteria(confidence, smallestEffect, skip, Criteria.DEFAULT.seed());
        } catch (IllegalArgumentException e) {
            throw new OptionConflict(String.valueOf(e.getMessage()));
        }
    }

    private static SavedRun read(Path file) {
        SavedRun run = SavedRun.read(file);
        run.damage().ifPresent(text -> LOG.log(System.Logger.Level.WARNING, text));
        return run;
    }
}
