package dev.acrida.cli;

import dev.acrida.cli.cluster.MasterOpener;
import dev.acrida.cli.cluster.TestParcel;
import dev.acrida.cli.cluster.WorkerProcess;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.option.ClusterOptions;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.ShowOptions;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.option.Typed;
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
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.UserClasses;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles the author's files and runs their test. */
@Command(
        name = "acrida",
        description = "Runs load tests written as plain Java.",
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true)
final class AcridaCommand implements TestCommand {
    private final AskedTest asked;
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

    AcridaCommand(EarlyCompiler compiler, ConfiguredValues configured) {
        this.asked = new AskedTest(compiler, configured, this::source);
        this.configured = configured;
    }

    @Override
    public AskedTest asked() {
        return asked;
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

    @Override
    public Integer call() throws InterruptedException {
        common.apply();
        Typed typed = new Typed(spec);
        cluster.settle(typed);
        typed.explain();
        cluster.conflict()
                .ifPresent(
                        conflict -> {
                            throw new OptionConflict(conflict);
                        });
        if (cluster.isWorker()) {
            return new WorkerProcess(cluster, Version.number(), AcridaCommand::plan).run();
        }
        CompiledTest compiled = asked.compiled();
        if (test.list()) {
            UserClasses.names(compiled.classes()).forEach(System.out::println);
            return 0;
        }
        Optional<PagePlan> page = common.headless() ? Optional.empty() : Optional.of(common.page());
        boolean atOnce = page.map(PagePlan::autostart).orElse(true);
        RunSettings settings = settings(atOnce);
        if (show.any()) {
            new TestShow(show, System.out)
                    .show(TestClasses.of(compiled, settings), settings.asked().users().orElse(0));
            return 0;
        }
        RunOpener opener = opener(atOnce);
        return page.isPresent()
                ? new PageRun(settings, page.get(), opener, asked.declared()).run(compiled)
                : new HeadlessRun(settings, opener, System.in, System.out).run(compiled);
    }

    /**
     * The settings, once the test's own options have their values.
     *
     * @param all whether those that are required must be given now
     */
    private RunSettings settings(boolean all) {
        OptionValues ownOptions = asked.settle(spec, all);
        return common.settings(Load.of(1, 1), test.host(), test.tags(), picked())
                .withOwnOptions(ownOptions);
    }

    /**
     * Where users are.
     *
     * @param startsAtOnce whether the test does
     */
    private RunOpener opener(boolean startsAtOnce) {
        if (!cluster.isMaster()) {
            return common.headless() ? RunOpener.HERE : RunOpener.HERE_WITHOUT_HOSTS;
        }
        // No lambda: its signature would load the cluster wherever this class is reflected on.
        return new MasterOpener(
                cluster,
                TestParcel.pack(
                        spec.commandLine().getParseResult(),
                        configured,
                        test.files(),
                        cluster.shipped()),
                asked.declared(),
                startsAtOnce,
                Version.number(),
                System.err);
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
        TestAwareStrategy.complete(parsed);
        // What the master lacks it asks for on its page.
        return Planning.plan(acrida.asked.compiled(), acrida.settings(false));
    }
}
