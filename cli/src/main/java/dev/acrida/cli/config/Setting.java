package dev.acrida.cli.config;

import java.util.List;

/**
 * A value that was given for an option outside of the command line. Immutable.
 *
 * @param key the option's long name, without dashes before it
 * @param values one, or several for a list
 * @param origin where it stands: {@code acrida.conf:3}, or the name of an environment variable
 * @param file whether it stands in a file, which holds other settings too
 */
public record Setting(String key, List<String> values, String origin, boolean file) {
    /** Copies the list. */
    public Setting {
        values = List.copyOf(values);
    }

    /** All values, separated by commas. */
    public String text() {
        return String.join(",", values);
    }

    /** What an error about it begins with: {@code acrida.conf:3: users}, {@code ACRIDA_USERS}. */
    public String subject() {
        return file ? origin + ": " + key : origin;
    }
}
