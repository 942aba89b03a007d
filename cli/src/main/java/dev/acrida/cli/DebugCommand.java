package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.option.ExtraOptions;
import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.option.TimeSpan;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.library.LoadTest;
import dev.acrida.library.TaskFailedException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Runs one user and prints all that it sends and receives. */
@Command(
        name = "debug",
        description = {
            "Runs one user of a test and prints each request and response. Ends at the first"
                    + " exception of a task, with exit code 1."
        },
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true)
final class DebugCommand implements Callable<Integer> {
    /** What is taken from files and the environment too; not how much load there is. */
    static final Set<String> IN_FILES =
            Set.of(
                    "file",
                    "locustfile",
                    "host",
                    "tags",
                    "exclude-tags",
                    "plugin",
                    "loglevel",
                    "logfile",
                    "skip-log-setup");

    private static final int TASK_FAILED = 1;

    private final AcridaCommand acrida;

    @ArgGroup(validate = false, heading = "Test:%n")
    private TestOptions test = new TestOptions();

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Stop after this time, such as 20s or 1m. Default: when the user ends.")
    private Optional<Duration> runTime = Optional.empty();

    @Mixin private ExtraOptions extras = new ExtraOptions();

    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Parameters(
            paramLabel = "CLASS",
            arity = "0..1",
            description = "The user class. Default: the one that a run would start first.")
    private List<String> classes = new ArrayList<>();

    DebugCommand(AcridaCommand acrida) {
        this.acrida = acrida;
    }

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        CompiledTest compiled =
                acrida.compiler().compile(new TestSource.Files(test.files(), extras.plugins()));
        TagFilter tags = test.tags();
        LoadTest load =
                LoadTest.from(compiled.classes(), classes)
                        .tags(tags.include().toArray(String[]::new))
                        .excludeTags(tags.exclude().toArray(String[]::new));
        test.host().ifPresent(load::host);
        runTime.ifPresent(load::runTime);
        try {
            return load.debug().exitCode();
        } catch (TaskFailedException e) {
            return TASK_FAILED;
        }
    }
}
