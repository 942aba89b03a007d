package dev.acrida.cli;

import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;
import dev.acrida.cli.config.Variables;
import dev.acrida.engine.definition.DeclaredOption;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.OptionType;
import dev.acrida.engine.definition.TestDefinitionException;

import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that a test declares, as a part of the command line. Confined to one thread. */
final class TestOwnOptions {
    private static final int AFTER_ALL_OTHERS = 100;

    private final DeclaredOptions declared;

    TestOwnOptions(DeclaredOptions declared) {
        this.declared = declared;
    }

    /**
     * Adds them to the command.
     *
     * @throws TestDefinitionException if one is called as one of the command's own
     */
    void addTo(CommandSpec command) {
        requireFreeNames(command);
        if (declared.all().isEmpty()) {
            return;
        }
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder()
                        .validate(false)
                        .exclusive(false)
                        .multiplicity("0..1")
                        .order(AFTER_ALL_OTHERS)
                        .heading("%nOf this test:%n");
        declared.all().forEach(option -> group.addArg(spec(option)));
        command.addArgGroup(group.build());
    }

    /**
     * Sets each to what was given for it; one for which nothing was given stays as it is.
     *
     * @param all whether those that are required must be given now
     * @throws ConfigException if a value is wrong or missing
     */
    void set(ParseResult typed, ConfiguredValues configured, boolean all) {
        requireFreeNames(typed.commandSpec());
        for (DeclaredOption option : declared.all()) {
            String dashed = dashed(option);
            if (typed.hasMatchedOption(dashed)) {
                set(option, typed(typed, dashed), dashed);
                continue;
            }
            Optional<Setting> setting = configured.settings().find(List.of(option.name()));
            setting.ifPresent(found -> set(option, split(option, found), found.subject()));
            if (setting.isEmpty() && option.required() && all) {
                throw missing(option);
            }
        }
    }

    private void requireFreeNames(CommandSpec command) {
        for (DeclaredOption option : declared.all()) {
            OptionSpec other = command.findOption(dashed(option));
            if (other != null && other.userObject() != option) {
                throw new TestDefinitionException(
                        "%s: --%s is an option of Acrida itself: name yours @Option(name = \"my-%s\")"
                                .formatted(option.place(), option.name(), option.name()));
            }
        }
    }

    private static void set(DeclaredOption option, List<String> texts, String subject) {
        try {
            option.set(texts);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(subject + " " + e.getMessage());
        }
    }

    private static List<String> typed(ParseResult typed, String dashed) {
        Object value = typed.matchedOptionValue(dashed, new Object());
        return value instanceof String[] several
                ? List.of(several)
                : List.of(String.valueOf(value));
    }

    private static List<String> split(DeclaredOption option, Setting setting) {
        boolean several = option.type() == OptionType.LIST && setting.values().size() == 1;
        return several
                ? Arrays.stream(setting.text().split(",")).map(String::strip).toList()
                : setting.values();
    }

    private static OptionSpec spec(DeclaredOption option) {
        OptionSpec.Builder spec =
                OptionSpec.builder(dashed(option))
                        .userObject(option)
                        .description(description(option).replace("%", "%%"));
        return switch (option.type()) {
            case FLAG -> spec.type(boolean.class).arity("0..1").fallbackValue("true").build();
            case LIST -> spec.type(String[].class).paramLabel("TEXT").splitRegex(",").build();
            default -> spec.type(String.class).paramLabel(option.type().name()).build();
        };
    }

    private static String description(DeclaredOption option) {
        StringBuilder text = new StringBuilder(option.help());
        if (!text.isEmpty() && !option.help().endsWith(".")) {
            text.append('.');
        }
        if (!option.choices().isEmpty()) {
            text.append(" One of ").append(String.join(", ", option.choices())).append('.');
        }
        if (option.required()) {
            text.append(" Required.");
        } else if (!option.shown(option.initial()).isEmpty()) {
            text.append(" Default: ").append(option.shown(option.initial())).append('.');
        }
        return text.toString().strip();
    }

    private static ConfigException missing(DeclaredOption option) {
        return new ConfigException(
                "--%s is required by the test: give it, or set %s, or %s in acrida.conf"
                        .formatted(option.name(), Variables.nameOf(option.name()), option.name()));
    }

    private static String dashed(DeclaredOption option) {
        return "--" + option.name();
    }
}
