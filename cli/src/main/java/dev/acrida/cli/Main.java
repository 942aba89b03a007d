package dev.acrida.cli;

import dev.acrida.cli.log.Logging;

import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logging.outliveSignals();
        System.exit(run(arguments));
    }

    /** Runs the command; returns its exit code. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command with all its options and subcommands. */
    static CommandLine commandLine() {
        Mistakes mistakes = new Mistakes();
        return new CommandLine(new AcridaCommand())
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes);
    }
}
