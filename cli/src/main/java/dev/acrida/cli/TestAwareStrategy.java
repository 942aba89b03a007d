package dev.acrida.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;

/**
 * Reads the arguments once more where the test that they name decides what they mean: when there
 * are options that Acrida does not know, and when help is asked for.
 */
final class TestAwareStrategy implements IExecutionStrategy {
    private final AcridaCommand acrida;

    TestAwareStrategy(AcridaCommand acrida) {
        this.acrida = acrida;
    }

    @Override
    public int execute(ParseResult parsed) {
        return new RunLast().execute(parsed.hasSubcommand() ? parsed : complete(parsed));
    }

    /** The arguments once more, with the test's own options. */
    ParseResult complete(ParseResult parsed) {
        CommandLine command = parsed.commandSpec().commandLine();
        if (parsed.isUsageHelpRequested()) {
            acrida.declareForHelp(command.getCommandSpec());
            return parsed;
        }
        if (parsed.unmatched().isEmpty()) {
            return parsed;
        }
        if (!acrida.hasTest() || isAbsent(parsed.unmatched().getFirst())) {
            throw new UnmatchedArgumentException(command, parsed.unmatched());
        }
        acrida.declare(command.getCommandSpec());
        ParseResult again = command.parseArgs(parsed.originalArgs().toArray(String[]::new));
        List<String> unknown = again.unmatched();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(command, unknown);
        }
        return again;
    }

    private static boolean isAbsent(String argument) {
        return AbsentOptions.of(argument).isPresent();
    }
}
