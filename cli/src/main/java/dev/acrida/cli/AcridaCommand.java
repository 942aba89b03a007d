package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.option.ShowOptions;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.run.HeadlessRun;
import dev.acrida.cli.run.PagePlan;
import dev.acrida.cli.run.PageRun;
import dev.acrida.cli.run.RunSettings;
import dev.acrida.cli.run.TestClasses;
import dev.acrida.cli.show.TestShow;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.UserClasses;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
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

    @ArgGroup(validate = false, heading = "Test:%n")
    private TestOptions test = new TestOptions();

    @ArgGroup(validate = false, heading = "%nShow:%n", order = 6)
    private ShowOptions show = new ShowOptions();

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
        CompiledTest compiled = asked.compiled();
        if (test.list()) {
            UserClasses.names(compiled.classes()).forEach(System.out::println);
            return 0;
        }
        Optional<PagePlan> page = common.headless() ? Optional.empty() : Optional.of(common.page());
        boolean atOnce = page.map(PagePlan::autostart).orElse(true);
        OptionValues ownOptions = asked.settle(spec, atOnce);
        RunSettings settings =
                common.settings(Load.of(1, 1), test.host(), test.tags(), picked())
                        .withOwnOptions(ownOptions);
        if (show.any()) {
            new TestShow(show, System.out)
                    .show(TestClasses.of(compiled, settings), settings.asked().users().orElse(0));
            return 0;
        }
        return page.isPresent()
                ? new PageRun(settings, page.get(), asked.declared()).run(compiled)
                : new HeadlessRun(settings, System.in, System.out).run(compiled);
    }
}
