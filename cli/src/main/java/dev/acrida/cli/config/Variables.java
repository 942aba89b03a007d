package dev.acrida.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables that set options: {@code ACRIDA_} and the option's name in capitals,
 * or, for Locust's users, {@code LOCUST_}. Empty ones count as not set. Immutable.
 */
public final class Variables {
    private static final String OWN = "ACRIDA_";
    private static final String LOCUST = "LOCUST_";

    /** What the launcher reads. */
    private static final Set<String> OF_LAUNCHER =
            Set.of("ACRIDA_JAVA_HOME", "ACRIDA_JDK_FOLDERS", "ACRIDA_JAVA_OPTS");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The variable of the option of this name. */
    public static String nameOf(String option) {
        return OWN + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** What is set for the option of this name, without dashes before it. */
    Optional<Setting> find(String option) {
        String own = nameOf(option);
        return value(option, own).or(() -> value(option, LOCUST + own.substring(OWN.length())));
    }

    /** The variables of Acrida's own prefix that set none of these options. */
    public List<String> unknown(Set<String> options) {
        Set<String> known = Set.copyOf(options.stream().map(Variables::nameOf).toList());
        List<String> unknown = new ArrayList<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(OWN) || known.contains(name));
        unknown.removeAll(OF_LAUNCHER);
        unknown.sort(null);
        return unknown;
    }

    /** Whether any variable has Locust's prefix. */
    public boolean anyOfLocust() {
        return environment.keySet().stream().anyMatch(name -> name.startsWith(LOCUST));
    }

    /** Whether a variable of this name is set, and not empty. */
    public boolean contains(String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private Optional<Setting> value(String option, String variable) {
        return contains(variable)
                ? Optional.of(
                        new Setting(
                                option,
                                ConfFile.values(environment.getOrDefault(variable, "")),
                                variable,
                                false))
                : Optional.empty();
    }
}
