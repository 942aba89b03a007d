package dev.acrida.cli;

import dev.acrida.cli.compile.SourceException;
import dev.acrida.engine.definition.TestDefinitionException;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;

/**
 * Reads the arguments once more where the test that they name decides what they mean: when there
 * are options that Acrida does not know, and when help is asked for.
 */
final class TestAwareStrategy implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
        boolean runsTest = asked(parsed).commandSpec().userObject() instanceof TestCommand;
        return new RunLast().execute(runsTest ? complete(parsed) : parsed);
    }

    /** The arguments once more, with the test's own options. */
    static ParseResult complete(ParseResult parsed) {
        ParseResult asked = asked(parsed);
        CommandSpec command = asked.commandSpec();
        AskedTest test = ((TestCommand) command.userObject()).asked();
        if (asked.isUsageHelpRequested()) {
            test.declareForHelp(command);
            return parsed;
        }
        if (asked.unmatched().isEmpty()) {
            return parsed;
        }
        if (!test.isThere() || isAbsent(asked.unmatched().getFirst())) {
            throw new UnmatchedArgumentException(command.commandLine(), asked.unmatched());
        }
        declare(test, command);
        return again(parsed);
    }

    /**
     * A test that is wrong is a mistake as any other, although no command is being executed yet.
     */
    private static void declare(AskedTest test, CommandSpec command) {
        try {
            test.declare(command);
        } catch (SourceException | TestDefinitionException e) {
            throw new ExecutionException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static ParseResult again(ParseResult parsed) {
        CommandLine line = parsed.commandSpec().commandLine();
        ParseResult again = line.parseArgs(parsed.originalArgs().toArray(String[]::new));
        List<String> unknown = asked(again).unmatched();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(asked(again).commandSpec().commandLine(), unknown);
        }
        return again;
    }

    /** What belongs to the command that was asked for, which may be one of another. */
    private static ParseResult asked(ParseResult parsed) {
        return parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    }

    private static boolean isAbsent(String argument) {
        return AbsentOptions.of(argument).isPresent();
    }
}
