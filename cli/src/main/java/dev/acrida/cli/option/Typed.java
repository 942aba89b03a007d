package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets what was typed win over what stands in a file or a variable, also where the two are
 * different options that exclude each other. Confined to one thread.
 */
public final class Typed {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private final CommandSpec command;
    private final List<String> notes = new ArrayList<>();

    /** What was typed for this command. */
    public Typed(CommandSpec command) {
        this.command = command;
    }

    /**
     * Whether a value has to give way to another one, which was typed when it was not. It counts as
     * never set then.
     *
     * @param loser the option whose value would be dropped; it has one
     * @param winner the other one; it has a value, too
     */
    public boolean wins(String winner, String loser) {
        if (!isTyped(winner) || isTyped(loser)) {
            return false;
        }
        Optional<Setting> dropped = drop(loser);
        dropped.ifPresent(
                setting ->
                        notes.add(
                                "%s has no effect: %s was typed"
                                        .formatted(setting.subject(), winner)));
        return dropped.isPresent();
    }

    /** Says in the log what has no effect. */
    public void explain() {
        notes.forEach(note -> LOG.log(System.Logger.Level.INFO, "{0}", note));
    }

    private boolean isTyped(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private Optional<Setting> drop(String option) {
        OptionSpec spec = command.findOption(option);
        return spec != null
                        && command.root().defaultValueProvider()
                                instanceof ConfiguredValues configured
                ? configured.drop(spec)
                : Optional.empty();
    }
}
