package dev.acrida.cli.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a process finds beside its arguments. Immutable.
 *
 * @param environment the environment variables
 * @param home the user's folder
 * @param folder the working folder, in which the files of settings are looked for
 */
public record Surroundings(Map<String, String> environment, Path home, Path folder) {
    /** Copies the map. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(), Path.of(System.getProperty("user.home", "")), Path.of(""));
    }
}
