package dev.acrida.cli;

import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.config.Variables;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.Suggestion;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds settings that set nothing. In a file that is a mistake; a variable may be meant for others,
 * so it is only worth a warning.
 */
final class UnknownSettings {
    private static final System.Logger LOG = System.getLogger("acrida.config");

    private final Set<String> known = new TreeSet<>();

    UnknownSettings(CommandSpec command, DeclaredOptions declared) {
        command.args().forEach(argument -> known.addAll(ConfiguredValues.names(argument)));
        known.addAll(declared.names());
    }

    /**
     * Warns about variables.
     *
     * @throws ConfigException if a file sets what is no option
     */
    void check(Settings settings) {
        for (Setting setting : settings.inFiles()) {
            if (!known.contains(setting.key())) {
                throw new ConfigException(setting.origin() + ": " + reason(setting.key()));
            }
        }
        settings.variables().unknown(known).forEach(this::warn);
        if (settings.variables().anyOfLocust()) {
            warnOfAbsent(settings);
        }
    }

    private String reason(String key) {
        return AbsentOptions.find(key)
                .map(absent -> absent.message(key))
                .or(
                        () ->
                                meant(key)
                                        .map(
                                                near ->
                                                        "unknown setting %s: did you mean %s?"
                                                                .formatted(key, near)))
                .orElse("unknown setting " + key + ": see acrida --help for what can be set");
    }

    private static void warnOfAbsent(Settings settings) {
        AbsentOptions.all().stream()
                .filter(absent -> settings.variables().contains(absent.variable()))
                .forEach(
                        absent ->
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        absent.message(absent.variable())));
    }

    private void warn(String variable) {
        String key = variable.substring(variable.indexOf('_') + 1).replace('_', '-');
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} sets no option{1}",
                variable,
                meant(key)
                        .map(near -> ": did you mean " + Variables.nameOf(near) + "?")
                        .orElse(""));
    }

    private Optional<String> meant(String key) {
        return Suggestion.nearest(key, known);
    }
}
