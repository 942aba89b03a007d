package dev.acrida.cli.option;

import dev.acrida.cli.config.UserChanges;
import dev.acrida.engine.definition.UserChange;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a run goes and how it ends. */
public final class RunOptions {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    @Option(
            names = "--headless",
            description = "No web page: start at once, print to the console.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean headless;

    @Option(
            names = "--headful",
            description = "Serve the page although settings say --headless.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean headful;

    @Option(
            names = "--reset-stats",
            description = "Forget all statistics when all users have been started.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean resetStats;

    @Option(
            names = "--exit-code-on-error",
            paramLabel = "CODE",
            converter = Ranges.ExitCode.class,
            description = "The exit code if any request or task failed. Default: 1.")
    private int exitCodeOnError = 1;

    @Option(
            names = "--config-users",
            paramLabel = "JSON",
            arity = "1..*",
            description =
                    "Change user classes: objects such as {\"user_class_name\": \"Shopper\","
                        + " \"weight\": 3}, arrays of them, or names of files with some. Also"
                        + " fixed_count, host, tasks (the names of those to keep), and any field.")
    private List<String> userChanges = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "What to call this kind of run in the log and the results.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--processes",
            paramLabel = "N",
            converter = Ranges.Processes.class,
            description =
                    "Accepted for Locust's sake, without effect: one process uses all processors.")
    private Optional<Integer> processes = Optional.empty();

    /** Called by picocli. */
    public RunOptions() {}

    /** Says in the log what has no effect. */
    void explain() {
        processes.ifPresent(
                number ->
                        LOG.log(
                                System.Logger.Level.INFO,
                                "--processes {0} has no effect: one process uses all {1}"
                                        + " processors",
                                number,
                                Runtime.getRuntime().availableProcessors()));
    }

    /**
     * What is to be different in the user classes.
     *
     * @throws dev.acrida.cli.config.ConfigException if it cannot be read
     */
    public List<UserChange> userChanges() {
        return UserChanges.parse(userChanges);
    }

    /** What this kind of run is called, if it is called anything. */
    public Optional<String> profile() {
        return profile;
    }

    /** Whether the run shall do without a web page. */
    public boolean headless() {
        return headless && !headful;
    }

    /** Whether statistics begin anew after the ramp. */
    public boolean resetStats() {
        return resetStats;
    }

    /** The exit code if any request or task failed. */
    public int exitCodeOnError() {
        return exitCodeOnError;
    }
}
