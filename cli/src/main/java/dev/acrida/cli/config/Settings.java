package dev.acrida.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is set outside of the command line. Where an option is set more than once, the first of
 * these counts: the environment, the file of {@code --config}, {@code acrida.conf}, {@code
 * acrida.toml}, {@code ~/.acrida.conf}. Immutable.
 */
public final class Settings {
    private static final String TOML = ".toml";

    private final Variables variables;
    private final List<SettingsFile> files;

    private Settings(Variables variables, List<SettingsFile> files) {
        this.variables = variables;
        this.files = List.copyOf(files);
    }

    /** None at all. */
    public static Settings none() {
        return new Settings(new Variables(Map.of()), List.of());
    }

    /**
     * Reads the files.
     *
     * @param arguments of the command line, in which {@code --config FILE} is looked for
     * @throws ConfigException if a file cannot be read, or breaks a rule of its format
     */
    public static Settings read(Surroundings surroundings, List<String> arguments) {
        Variables variables = new Variables(surroundings.environment());
        List<SettingsFile> files = new ArrayList<>();
        named(arguments)
                .or(() -> variables.find("config").map(Setting::text))
                .map(name -> parse(surroundings.folder().resolve(name), name))
                .ifPresent(files::add);
        byDefault(surroundings.folder(), "acrida.conf").ifPresent(files::add);
        byDefault(surroundings.folder(), "acrida.toml").ifPresent(files::add);
        Path ofUser = surroundings.home().resolve(".acrida.conf");
        if (Files.exists(ofUser)) {
            files.add(parse(ofUser, "~/.acrida.conf"));
        }
        return new Settings(variables, files);
    }

    /** What is set for an option of any of these names, without dashes before them. */
    public Optional<Setting> find(Collection<String> names) {
        for (String name : names) {
            Optional<Setting> variable = variables.find(name);
            if (variable.isPresent()) {
                return variable;
            }
        }
        for (SettingsFile file : files) {
            for (String name : names) {
                Setting setting = file.settings().get(name);
                if (setting != null) {
                    return Optional.of(setting);
                }
            }
        }
        return Optional.empty();
    }

    /** All that the files set, also what a higher place overrides. */
    public List<Setting> inFiles() {
        return files.stream().flatMap(file -> file.settings().values().stream()).toList();
    }

    /** The environment variables. */
    public Variables variables() {
        return variables;
    }

    private static Optional<String> named(List<String> arguments) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--config=")) {
                found = Optional.of(argument.substring("--config=".length()));
            } else if (argument.equals("--config") && i + 1 < arguments.size()) {
                found = Optional.of(arguments.get(i + 1));
            }
        }
        return found;
    }

    private static Optional<SettingsFile> byDefault(Path folder, String name) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(parse(file, name)) : Optional.empty();
    }

    private static SettingsFile parse(Path file, String name) {
        String text = SettingsFile.text(file, name);
        return name.endsWith(TOML) ? TomlFile.parse(name, text) : ConfFile.parse(name, text);
    }
}
