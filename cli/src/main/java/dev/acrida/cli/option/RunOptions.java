package dev.acrida.cli.option;

import picocli.CommandLine.Option;

/** How a run goes and how it ends. */
public final class RunOptions {
    @Option(names = "--headless", description = "No web page: start at once, print to the console.")
    private boolean headless;

    @Option(names = "--insecure", description = "Accept any TLS certificate.")
    private boolean insecure;

    @Option(
            names = "--reset-stats",
            description = "Forget all statistics when all users have been started.")
    private boolean resetStats;

    @Option(
            names = "--exit-code-on-error",
            paramLabel = "CODE",
            converter = Ranges.ExitCode.class,
            description = "The exit code if any request or task failed. Default: 1.")
    private int exitCodeOnError = 1;

    /** Called by picocli. */
    public RunOptions() {}

    /** Whether the run shall do without a web page. */
    public boolean headless() {
        return headless;
    }

    /** Whether any TLS certificate is accepted. */
    public boolean insecure() {
        return insecure;
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
