package dev.acrida.cli;

import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.config.Surroundings;
import dev.acrida.cli.log.Logging;

import picocli.CommandLine;

import java.util.List;
import java.util.Set;

/** Where the process begins. */
public final class Main {
    /** What every command that runs a test takes from files and the environment. */
    private static final Set<String> OF_TEST =
            Set.of(
                    "file",
                    "locustfile",
                    "host",
                    "tags",
                    "exclude-tags",
                    "plugin",
                    "insecure",
                    "cacert",
                    "cert",
                    "key",
                    "pass",
                    "tls-version",
                    "proxy",
                    "unix-socket",
                    "source-address",
                    "loglevel",
                    "logfile",
                    "skip-log-setup");

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logging.outliveSignals();
        System.exit(run(arguments));
    }

    /** Runs the command; returns its exit code. */
    static int run(String... arguments) {
        return run(Surroundings.ofProcess(), arguments);
    }

    /** Runs the command as it would run in these surroundings; returns its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        try {
            Settings settings = Settings.read(surroundings, List.of(arguments));
            return commandLine(settings, EarlyCompiler.start(settings, arguments))
                    .execute(arguments);
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            return Mistakes.COMMAND_IS_WRONG;
        }
    }

    /** The command, before it has read anything. */
    static CommandLine commandLine(Settings settings) {
        return commandLine(settings, EarlyCompiler.start(Settings.none()));
    }

    private static CommandLine commandLine(Settings settings, EarlyCompiler compiler) {
        ConfiguredValues configured = new ConfiguredValues(settings);
        Mistakes mistakes = new Mistakes(configured);
        CommandLine line =
                new CommandLine(new AcridaCommand(compiler, configured))
                        .setUnmatchedArgumentsAllowed(true);
        // --loglevel debug: it is a level here, no command.
        line.setAllowSubcommandsAsOptionParameters(true);
        line.getCommandSpec().defaultValueProvider(configured);
        return line.setExecutionStrategy(new TestAwareStrategy())
                .addSubcommand(new DemoCommand(compiler))
                .addSubcommand(ofTest(new DebugCommand(compiler, configured), configured))
                .addSubcommand(new TargetCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new SelfTestCommand())
                .addSubcommand(ofTest(new FindCapacityCommand(compiler, configured), configured))
                .setHelpFactory(FlagHelp::new)
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes);
    }

    /** It runs the same test as the command itself, so it finds it in the same places. */
    private static CommandLine ofTest(TestCommand command, ConfiguredValues configured) {
        CommandLine line = new CommandLine(command).setUnmatchedArgumentsAllowed(true);
        line.getCommandSpec()
                .defaultValueProvider(
                        argument ->
                                OF_TEST.containsAll(ConfiguredValues.names(argument))
                                        ? configured.defaultValue(argument)
                                        : null);
        return line;
    }
}
