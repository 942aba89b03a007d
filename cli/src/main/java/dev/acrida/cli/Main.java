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
        return commandLine(EarlyCompiler.start(arguments)).execute(arguments);
    }

    private static CommandLine commandLine(EarlyCompiler compiler) {
        Mistakes mistakes = new Mistakes();
        AcridaCommand acrida = new AcridaCommand(compiler);
        return new CommandLine(acrida)
                .addSubcommand(new DemoCommand(acrida))
                .addSubcommand(new DebugCommand(acrida))
                .addSubcommand(new TargetCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new CompareCommand())
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes);
    }
}
