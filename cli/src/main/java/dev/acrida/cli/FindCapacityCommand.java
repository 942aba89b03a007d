package dev.acrida.cli;

import dev.acrida.cli.capacity.SearchConsole;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.option.CapacityOptions;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cli.option.TestOptions;
import dev.acrida.cli.run.Planning;
import dev.acrida.cli.run.RunSettings;
import dev.acrida.engine.Load;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.capacity.CapacityRun;
import dev.acrida.engine.threshold.Thresholds;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;

/** Finds out how many arrivals per second a target bears. */
@Command(
        name = "find-capacity",
        description = {
            "Finds the highest arrival rate at which all that is asked of the target holds.",
            "Exit code: 0 if it is known, 3 if not even the lowest rate holds, 4 if the load"
                    + " generator was at its own limit."
        },
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true)
final class FindCapacityCommand implements TestCommand {
    private final AskedTest asked;

    @ArgGroup(validate = false, heading = "Test:%n")
    private TestOptions test = new TestOptions();

    @ArgGroup(validate = false, heading = "%nCapacity:%n")
    private CapacityOptions capacity = new CapacityOptions();

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

    FindCapacityCommand(EarlyCompiler compiler, ConfiguredValues configured) {
        this.asked =
                new AskedTest(
                        compiler,
                        configured,
                        () -> new TestSource.Files(test.files(), common.plugins()));
    }

    @Override
    public AskedTest asked() {
        return asked;
    }

    @Override
    public Integer call() throws InterruptedException {
        common.apply();
        CompiledTest compiled = asked.compiled();
        asked.settle(spec, true);
        RunSettings settings = common.settings(Load.of(0, 1), test.host(), test.tags(), classes);
        requireFreedom(settings);
        RunPlan plan = Planning.plan(compiled, settings);
        refuse(plan.shape().isPresent(), "the test's load shape: give --shape none");
        Load load = settings.load();
        LoadSplit.of(plan.userClasses(), load.open().withShared(ArrivalRate.perSecond(1)));
        boolean json = settings.reports().json();
        try (Run run = LocalRun.open(plan)) {
            return new SearchConsole(System.out, json ? System.err : System.out, json)
                    .search(
                            new CapacityRun(
                                    run,
                                    new Thresholds(capacity.slo()),
                                    capacity.timing(),
                                    load.open()),
                            capacity.plan());
        }
    }

    private static void requireFreedom(RunSettings settings) {
        refuse(settings.load().open().any(), "--arrival-rate: leave it out");
        refuse(settings.asked().users().isPresent(), "--users: leave it out");
    }

    private static void refuse(boolean conflict, String what) {
        if (conflict) {
            throw new OptionConflict("find-capacity decides about the load, not " + what);
        }
    }
}
