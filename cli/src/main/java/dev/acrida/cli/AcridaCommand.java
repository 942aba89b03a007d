package dev.acrida.cli;

import dev.acrida.cli.cluster.MasterOpener;
import dev.acrida.cli.cluster.TestParcel;
import dev.acrida.cli.cluster.WorkerProcess;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.SourceException;
import dev.acrida.cli.compile.SourceFiles;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.log.Logging;
import dev.acrida.cli.option.ClusterOptions;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.ShowOptions;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.run.HeadlessRun;
import dev.acrida.cli.run.PagePlan;
import dev.acrida.cli.run.PageRun;
import dev.acrida.cli.run.Planning;
import dev.acrida.cli.run.RunOpener;
import dev.acrida.cli.run.RunSettings;
import dev.acrida.cli.run.TestClasses;
import dev.acrida.cli.show.TestShow;
import dev.acrida.engine.Load;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClasses;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Compiles the author's files and runs their test. */
@Command(
        name = "acrida",
        description = "Runs load tests written as plain Java.",
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true)
final class AcridaCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private final EarlyCompiler compiler;
    private final ConfiguredValues configured;

    @ArgGroup(validate = false, heading = "Test:%n")
    private TestOptions test = new TestOptions();

    @ArgGroup(validate = false, heading = "%nShow:%n", order = 6)
    private ShowOptions show = new ShowOptions();

    @ArgGroup(validate = false, heading = "%nCluster:%n", order = 8)
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin private CommonOptions common = new CommonOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Parameters(
            paramLabel = "[CLASS...]",
            arity = "0..*",
            split = "[ ,]+",
            hideParamSyntax = true,
            description = "User classes that take part. Default: all.")
    private List<String> classes = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    private Optional<LoadedTest> loaded = Optional.empty();

    AcridaCommand(EarlyCompiler compiler, ConfiguredValues configured) {
        this.compiler = compiler;
        this.configured = configured;
    }

    EarlyCompiler compiler() {
        return compiler;
    }

    private TestSource source() {
        List<String> onClassPath = common.testClasses();
        return onClassPath.isEmpty()
                ? new TestSource.Files(test.files(), common.plugins())
                : new TestSource.Classes(onClassPath);
    }

    /** Simple names. */
    private List<String> picked() {
        return classes.isEmpty()
                ? common.testClasses().stream()
                        .map(name -> name.replaceFirst(".*[.$]", ""))
                        .toList()
                : classes;
    }

    /**
     * Adds the test's own options to the command.
     *
     * @throws SourceException if the test cannot be compiled
     */
    void declare(CommandSpec command) {
        loaded().options().addTo(command);
    }

    /** Whether there seems to be a test. */
    boolean hasTest() {
        return !test.files().isEmpty() || Files.exists(Path.of(SourceFiles.DEFAULT_NAME));
    }

    /** Does that if there is a test; help is of use also where there is none. */
    void declareForHelp(CommandSpec command) {
        try {
            declare(command);
        } catch (SourceException | TestDefinitionException e) {
            LOG.log(System.Logger.Level.DEBUG, "help without the options of the test", e);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        common.apply();
        cluster.conflict()
                .ifPresent(
                        conflict -> {
                            throw new OptionConflict(conflict);
                        });
        if (cluster.isWorker()) {
            return new WorkerProcess(cluster, Version.number(), AcridaCommand::plan).run();
        }
        CompiledTest compiled = loaded().test();
        if (test.list()) {
            UserClasses.names(compiled.classes()).forEach(System.out::println);
            return 0;
        }
        new UnknownSettings(spec, loaded().declared()).check(configured.settings());
        Optional<PagePlan> page = common.headless() ? Optional.empty() : Optional.of(common.page());
        RunSettings settings = settings(page.map(PagePlan::autostart).orElse(true));
        if (show.any()) {
            new TestShow(show, System.out)
                    .show(TestClasses.of(compiled, settings), settings.asked().users().orElse(0));
            return 0;
        }
        RunOpener opener = opener(settings, page.map(PagePlan::autostart).orElse(true));
        return page.isPresent()
                ? new PageRun(settings, page.get(), opener, loaded().declared()).run(compiled)
                : new HeadlessRun(settings, opener, System.in, System.out).run(compiled);
    }

    /**
     * Where users are.
     *
     * @param startsAtOnce whether the test does
     */
    private RunOpener opener(RunSettings settings, boolean startsAtOnce) {
        if (!cluster.isMaster()) {
            return common.headless() ? RunOpener.HERE : RunOpener.HERE_WITHOUT_HOSTS;
        }
        if (settings.workload().rules().iterations().isPresent()) {
            throw new OptionConflict(
                    "--iterations and --master exclude each other: iterations are counted by one"
                            + " process; give --user-iterations, or --run-time");
        }
        var parcel =
                TestParcel.pack(
                        spec.commandLine().getParseResult(),
                        configured,
                        test.files(),
                        cluster.shipped());
        return new MasterOpener(
                cluster,
                cast -> parcel.bundle(cast, loaded().declared().values()),
                startsAtOnce,
                Version.number(),
                System.err);
    }

    /**
     * The settings, once the test's own options have their values.
     *
     * @param all whether those that are required must be given now
     */
    private RunSettings settings(boolean all) {
        loaded().options().set(spec.commandLine().getParseResult(), configured, all);
        OptionValues ownOptions = loaded().declared().values();
        Logging.hide(ownOptions.secretTexts());
        return common.settings(Load.of(1, 1), test.host(), test.tags(), picked())
                .withOwnOptions(ownOptions);
    }

    /**
     * The plan that these arguments describe.
     *
     * @throws SourceException if the test cannot be compiled
     * @throws TestDefinitionException if it breaks a rule
     */
    static RunPlan plan(List<String> arguments) {
        CommandLine line = Main.commandLine(Settings.none());
        AcridaCommand acrida = line.getCommand();
        ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
        new TestAwareStrategy(acrida).complete(parsed);
        // What the master lacks it asks for on its page.
        RunSettings settings = acrida.settings(false);
        return Planning.plan(acrida.loaded().test(), settings);
    }

    private LoadedTest loaded() {
        LoadedTest found = loaded.orElseGet(this::load);
        loaded = Optional.of(found);
        return found;
    }

    private LoadedTest load() {
        try {
            CompiledTest compiled = compiler.compile(source());
            return new LoadedTest(compiled, DeclaredOptions.in(compiled.classes()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test was compiled", e);
        }
    }

    private record LoadedTest(CompiledTest test, DeclaredOptions declared) {
        TestOwnOptions options() {
            return new TestOwnOptions(declared);
        }
    }
}
