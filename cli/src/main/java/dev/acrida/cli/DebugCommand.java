package dev.acrida.cli;

import dev.acrida.RequestEvent;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.UserChanges;
import dev.acrida.cli.option.ExtraOptions;
import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.option.NetworkOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.option.TimeSpan;
import dev.acrida.cli.option.Typed;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.library.LoadResult;
import dev.acrida.library.LoadTest;
import dev.acrida.library.TaskFailedException;
import dev.acrida.report.RequestLog;
import dev.acrida.threshold.FailIf;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
final class DebugCommand implements TestCommand {
    private static final int TASK_FAILED = 1;

    private final AskedTest asked;

    @ArgGroup(validate = false, heading = "Test:%n")
    private TestOptions test = new TestOptions();

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Stop after this time, such as 20s or 1m. Default: when the user ends.")
    private Optional<Duration> runTime = Optional.empty();

    @Option(
            names = "--config-users",
            paramLabel = "JSON",
            arity = "1..*",
            description = "Change user classes, as for a run.")
    private List<String> userChanges = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nNetwork:%n", order = 1)
    private NetworkOptions network = new NetworkOptions();

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

    @Spec private CommandSpec spec = CommandSpec.create();

    DebugCommand(EarlyCompiler compiler, ConfiguredValues configured) {
        this.asked =
                new AskedTest(
                        compiler,
                        configured,
                        () -> new TestSource.Files(test.files(), extras.plugins()));
    }

    @Override
    public AskedTest asked() {
        return asked;
    }

    @Override
    public Integer call() throws InterruptedException {
        Typed typed = new Typed(spec);
        network.settle(typed);
        network.conflict()
                .ifPresent(
                        conflict -> {
                            throw new OptionConflict(conflict);
                        });
        log.apply();
        typed.explain();
        CompiledTest compiled = asked.compiled();
        asked.settle(spec, true);
        TagFilter tags = test.tags();
        LoadTest load =
                LoadTest.from(compiled.classes(), classes)
                        .tags(tags.include().toArray(String[]::new))
                        .excludeTags(tags.exclude().toArray(String[]::new))
                        .network(network.network());
        test.host().ifPresent(load::host);
        runTime.ifPresent(load::runTime);
        UserChanges.parse(userChanges).forEach(load::change);
        load.failIf(extras.extras().failIf().toArray(FailIf[]::new));
        Optional<RequestLog> requests = extras.extras().requestLog().map(RequestLog::open);
        requests.ifPresent(log -> load.on(RequestEvent.class, log::write));
        try {
            return exitCode(load.debug());
        } catch (TaskFailedException e) {
            return TASK_FAILED;
        } finally {
            requests.ifPresent(RequestLog::close);
        }
    }

    private static int exitCode(LoadResult result) {
        result.thresholds().stream()
                .filter(verdict -> !verdict.passed())
                .forEach(
                        verdict ->
                                System.out.println(
                                        "FAILED: "
                                                + verdict.condition()
                                                + ", was "
                                                + verdict.valueText()));
        return result.exitCode();
    }
}
