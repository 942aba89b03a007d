package dev.acrida.cli;

import dev.acrida.cli.cluster.EndedElsewhere;
import dev.acrida.cli.compile.SourceException;
import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cluster.ClusterException;
import dev.acrida.engine.definition.Suggestion;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.report.file.RunFileException;
import dev.acrida.web.PageException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Says what went wrong in as few lines as it takes, and with which exit code. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final System.Logger LOG = System.getLogger("acrida");
    private static final int TEST_IS_WRONG = 1;
    static final int COMMAND_IS_WRONG = 2;
    private static final int ACRIDA_IS_WRONG = 2;

    private final ConfiguredValues configured;
    private final Origins origins;

    Mistakes(ConfiguredValues configured) {
        this.configured = configured;
        this.origins = new Origins(configured);
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String message = mistake.getMessage();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            message = unknown(unmatched.getUnmatched().getFirst(), command);
        } else if (mistake.getCause() instanceof TypeConversionException rule) {
            message = subject(mistake) + " " + rule.getMessage();
        }
        if (mistake.getCause() instanceof ConfigException setting) {
            message = setting.getMessage();
        }
        return say(command.getErr(), message, COMMAND_IS_WRONG);
    }

    @Override
    public int handleExecutionException(
            Exception mistake, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        String message = origins.addTo(String.valueOf(mistake.getMessage()), command);
        return switch (mistake) {
            case SourceException _ -> say(err, message, TEST_IS_WRONG);
            case TestDefinitionException _ -> say(err, message, TEST_IS_WRONG);
            case PageException _ -> say(err, message, TEST_IS_WRONG);
            case RunFileException _ -> say(err, message, TEST_IS_WRONG);
            case UncheckedIOException _ -> say(err, message, TEST_IS_WRONG);
            case EndedElsewhere over -> say(err, message, over.exitCode());
            case ClusterException _ -> say(err, message, TEST_IS_WRONG);
            case ConfigException _ -> say(err, message, COMMAND_IS_WRONG);
            case OptionConflict _ -> say(err, message, COMMAND_IS_WRONG);
            default -> {
                LOG.log(System.Logger.Level.ERROR, "Internal error, please report it", mistake);
                yield ACRIDA_IS_WRONG;
            }
        };
    }

    private static int say(PrintWriter err, @Nullable String message, int exitCode) {
        err.println(message);
        err.flush();
        return exitCode;
    }

    /** Where the wrong value stands: in a file, in the environment, or on the command line. */
    private String subject(ParameterException mistake) {
        ArgSpec argument = mistake.getArgSpec();
        String value = Objects.requireNonNullElse(mistake.getValue(), "");
        // A setting is there also where something else was typed.
        return configured
                .origin(argument)
                .filter(setting -> setting.text().contains(value))
                .map(Setting::subject)
                .orElseGet(
                        () ->
                                argument instanceof OptionSpec option
                                        ? option.longestName()
                                        : String.valueOf(argument));
    }

    private static String unknown(String argument, CommandLine command) {
        String name = argument.split("=", 2)[0];
        Optional<AbsentOptions.Absent> absent = AbsentOptions.of(argument);
        if (absent.isPresent()) {
            return absent.get().message(name);
        }
        Optional<String> near =
                Suggestion.nearest(name, command.getCommandSpec().optionsMap().keySet());
        return "unknown option "
                + name
                + near.map(option -> ": did you mean " + option + "?")
                        .orElse(": see " + command.getCommandSpec().qualifiedName() + " --help");
    }
}
