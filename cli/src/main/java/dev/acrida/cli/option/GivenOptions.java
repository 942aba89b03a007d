package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.engine.definition.DeclaredOption;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was asked for, on the command line or elsewhere, as a report may tell it: without passwords,
 * and without the options that the test declares, which know their own secrets.
 */
final class GivenOptions {
    /** Whoever adds an option with a secret names its parameter so. */
    private static final Set<String> SECRET = Set.of("PASSWORD", "TOKEN", "SECRET");

    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@\\s]*@");

    private GivenOptions() {}

    /** By long name, without dashes, in the order of the help. */
    static SequencedMap<String, String> of(CommandSpec command) {
        SequencedMap<String, String> given = new LinkedHashMap<>();
        ParseResult typed = command.commandLine().getParseResult();
        for (OptionSpec option : command.options()) {
            List<String> names = ConfiguredValues.names(option);
            if (!names.isEmpty() && !(option.userObject() instanceof DeclaredOption)) {
                text(option, typed, command)
                        .ifPresent(text -> given.put(names.getLast(), shown(option, text)));
            }
        }
        return Collections.unmodifiableSequencedMap(given);
    }

    private static Optional<String> text(
            OptionSpec option, ParseResult typed, CommandSpec command) {
        if (typed.hasMatchedOption(option)) {
            List<String> texts = typed.matchedOption(option.longestName()).originalStringValues();
            return Optional.of(texts.isEmpty() ? "true" : String.join(", ", texts));
        }
        return command.root().defaultValueProvider() instanceof ConfiguredValues configured
                ? configured.origin((ArgSpec) option).map(setting -> setting.text())
                : Optional.empty();
    }

    private static String shown(OptionSpec option, String text) {
        return SECRET.contains(option.paramLabel())
                ? "***"
                : USER_INFO.matcher(text).replaceAll("");
    }
}
