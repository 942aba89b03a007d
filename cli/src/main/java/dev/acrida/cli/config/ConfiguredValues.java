package dev.acrida.cli.config;

import dev.acrida.engine.definition.OptionType;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives options that are not on the command line the values of the environment and of files, and
 * remembers which came from where. Confined to one thread.
 */
public final class ConfiguredValues implements IDefaultValueProvider {
    /** What the classes that take part are called where they are not named by their place. */
    public static final String CLASSES = "user-classes";

    /** Where an option is split whose values may hold commas: a list in a file has no other way. */
    public static final String LINES = "\n";

    /** Options that only make sense on the command line. */
    private static final Set<String> ONLY_TYPED = Set.of("help", "version", "config");

    private final Settings settings;
    private final IdentityHashMap<ArgSpec, Setting> used = new IdentityHashMap<>();

    /** Creates one that knows these settings. */
    public ConfiguredValues(Settings settings) {
        this.settings = settings;
    }

    /** The long names of an option, without dashes before them; none if it can only be typed. */
    public static List<String> names(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return List.of(CLASSES);
        }
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .filter(name -> !ONLY_TYPED.contains(name))
                .toList();
    }

    /** Where the value of an option that is not on the command line came from. */
    public Optional<Setting> origin(@Nullable ArgSpec argument) {
        return Optional.ofNullable(used.get(argument));
    }

    /** Counts a value as never set, since another that was typed wins over it. */
    public Optional<Setting> drop(ArgSpec argument) {
        return Optional.ofNullable(used.remove(argument));
    }

    /** All settings. */
    public Settings settings() {
        return settings;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        Optional<Setting> found = settings.find(names(argument));
        found.ifPresent(setting -> used.put(argument, setting));
        return found.map(setting -> isFlag(argument) ? flag(setting) : text(argument, setting))
                .orElse(null);
    }

    private static String text(ArgSpec argument, Setting setting) {
        return argument.splitRegex().equals(LINES)
                ? String.join(LINES, setting.values())
                : setting.text();
    }

    private static boolean isFlag(ArgSpec argument) {
        return argument.type() == boolean.class || argument.type() == Boolean.class;
    }

    private static String flag(Setting setting) {
        try {
            return Boolean.toString(OptionType.flag(setting.text()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(setting.subject() + " " + e.getMessage());
        }
    }
}
