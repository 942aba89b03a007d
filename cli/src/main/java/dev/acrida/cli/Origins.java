package dev.acrida.cli;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adds to a message of one line where the options are set that it is about, unless typed. */
final class Origins {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*[a-z]");

    /** Options that turn out to be wrong only later: the message has their value. */
    private static final Set<String> SEEN_BY_VALUE =
            Set.of("file", "shape", "plugin", "test-class", ConfiguredValues.CLASSES);

    private final ConfiguredValues configured;

    Origins(ConfiguredValues configured) {
        this.configured = configured;
    }

    /** The message, with what it lacks. */
    String addTo(String message, CommandLine command) {
        if (message.lines().count() != 1) {
            return message;
        }
        Collection<String> named =
                OPTION.matcher(message).results().map(MatchResult::group).toList();
        ParseResult typed = command.getParseResult();
        String origins =
                command.getCommandSpec().args().stream()
                        .filter(argument -> !isTyped(argument, typed))
                        .flatMap(argument -> configured.origin(argument).stream())
                        .filter(setting -> isAbout(message, named, setting))
                        .map(Setting::origin)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return origins.isEmpty() ? message : message + " (set by " + origins + ")";
    }

    private static boolean isTyped(ArgSpec argument, ParseResult typed) {
        return argument instanceof OptionSpec option
                ? typed.hasMatchedOption(option)
                : typed.matchedPositionals().contains(argument);
    }

    private static boolean isAbout(String message, Collection<String> named, Setting setting) {
        return named.contains("--" + setting.key())
                || (SEEN_BY_VALUE.contains(setting.key())
                        && setting.values().stream().anyMatch(message::contains));
    }
}
