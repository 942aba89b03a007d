package dev.acrida.cli.option;

import dev.acrida.cli.run.PagePlan;
import dev.acrida.cli.run.RunSettings;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.TagFilter;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every command that runs a test has. */
public final class CommonOptions {
    @ArgGroup(validate = false, heading = "%nLoad:%n", order = 1)
    private LoadOptions load = new LoadOptions();

    // No group is in a group: picocli gives it no settings once its outer group has a typed option.
    @ArgGroup(validate = false, heading = "%nArrivals:%n", order = 1)
    private ArrivalOptions arrivals = new ArrivalOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n", order = 3)
    private RunOptions run = new RunOptions();

    @ArgGroup(validate = false, heading = "%nWorkload:%n", order = 2)
    private WorkloadOptions workload = new WorkloadOptions();

    @ArgGroup(validate = false, heading = "%nNetwork:%n", order = 4)
    private NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nResults:%n", order = 5)
    private ReportOptions reports = new ReportOptions();

    @ArgGroup(validate = false, heading = "%nTables:%n", order = 5)
    private TableOptions tables = new TableOptions();

    @ArgGroup(validate = false, heading = "%nThresholds and extensions:%n", order = 6)
    private ExtraOptions extras = new ExtraOptions();

    @ArgGroup(validate = false, heading = "%nMetrics and traces:%n", order = 6)
    private ExportOptions exports = new ExportOptions();

    @ArgGroup(validate = false, heading = "%nLog:%n", order = 7)
    private LogOptions log = new LogOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nPage:%n", order = 8)
    private PageOptions page = new PageOptions();

    /** Called by picocli. */
    public CommonOptions() {}

    /**
     * Checks the options together and makes the log follow them.
     *
     * @throws OptionConflict if they are wrong together
     * @throws java.io.UncheckedIOException if the log file cannot be written
     */
    public void apply() {
        Typed typed = new Typed(command);
        load.settle(typed, arrivals);
        network.settle(typed);
        page.settle(typed);
        load.conflict(arrivals)
                .or(reports::conflict)
                .or(tables::conflict)
                .or(exports::conflict)
                .or(network::conflict)
                .or(page::conflict)
                .ifPresent(CommonOptions::refuse);
        log.apply();
        typed.explain();
        run.explain();
    }

    /** Jars with plugins, and folders of such jars. */
    public List<Path> plugins() {
        return extras.plugins();
    }

    /** Full names of user classes on the class path; empty if the test is in files. */
    public List<String> testClasses() {
        return extras.testClasses();
    }

    /** How a run with a page goes. */
    public PagePlan page() {
        return page.plan();
    }

    /** Whether the run shall do without a web page. */
    public boolean headless() {
        return run.headless();
    }

    /** All that was asked for; the load that was not said is the default. */
    public RunSettings settings(
            Load byDefault, Optional<String> host, TagFilter tags, List<String> picked) {
        return new RunSettings(
                picked,
                tags,
                host,
                load.load(byDefault, arrivals.open()),
                load.stopTimeout(),
                network.network(),
                run.resetStats(),
                run.exitCodeOnError(),
                run.userChanges(),
                run.profile(),
                reports.plan(!headless(), tables)
                        .withExports(exports.plan())
                        .withGiven(GivenOptions.of(command)),
                extras.extras(),
                load.asked(),
                workload.settings(),
                OptionValues.NONE);
    }

    private static void refuse(String conflict) {
        throw new OptionConflict(conflict);
    }
}
