package dev.acrida.cli.compile;

import dev.acrida.User;
import dev.acrida.stats.StatsSnapshot;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

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
                    "de.siegmar.fastcsv.reader.CsvReader");

    /** A jar with classes of others in it, which are in modules of their own elsewhere. */
    private static final String BUNDLE = "ratis-thirdparty";

    private ModulePath() {}

    /** Jars and class folders. */
    static List<Path> entries() {
        return WITNESSES.stream().map(ModulePath::home).distinct().toList();
    }

    /** By resource, not by code source: classes from a start-up cache may have none. */
    private static Path home(String witness) {
        String file = witness.replace('.', '/') + ".class";
        try {
            URL url =
                    ModulePath.class
                            .getClassLoader()
                            .resources(file)
                            .filter(each -> !each.getPath().contains(BUNDLE))
                            .findFirst()
                            .orElseThrow(() -> missing(witness));
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            String folder = url.toString().substring(0, url.toString().length() - file.length());
            return Path.of(URI.create(folder));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + witness + " comes from", e);
        }
    }

    private static IllegalStateException missing(String witness) {
        return new IllegalStateException(
                "Acrida is not installed completely: " + witness + " is missing");
    }
}
