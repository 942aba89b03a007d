package dev.acrida.cli.compile;

import dev.acrida.User;
import dev.acrida.stats.StatsSnapshot;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;

/**
 * What a test is compiled against: the api and what it exposes, as modules, so that {@code import
 * module dev.acrida} works. They are found where this program itself has them from.
 */
final class ModulePath {
    private static final List<String> WITNESSES =
            List.of(
                    User.class.getName(),
                    StatsSnapshot.class.getName(),
                    "org.HdrHistogram.Histogram",
                    "org.jspecify.annotations.Nullable",
                    "com.fasterxml.jackson.annotation.JsonProperty",
                    "tools.jackson.core.JsonParser",
                    "tools.jackson.databind.JsonNode",
                    "tools.jackson.dataformat.csv.CsvMapper");

    private ModulePath() {}

    /** Jars and class folders. */
    static List<Path> entries() {
        return WITNESSES.stream().map(ModulePath::home).distinct().toList();
    }

    private static Path home(String witness) {
        try {
            Class<?> type = Class.forName(witness, false, ModulePath.class.getClassLoader());
            CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
            return Path.of(source.getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(
                    "Acrida is not installed completely: " + witness + " is missing", e);
        }
    }
}
