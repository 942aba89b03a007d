package dev.acrida.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a command that starts a Java which is new enough. */
final class JavaCommand {
    private static final int OLDEST = 25;
    private static final Pattern VERSION =
            Pattern.compile("JAVA_VERSION=\"(\\d+).*", Pattern.DOTALL);

    private JavaCommand() {}

    static List<String> of(@Nullable File jdk, String classPath) throws MojoExecutionException {
        if (jdk == null || version(jdk.toPath()) < OLDEST) {
            throw new MojoExecutionException(
                    "Acrida needs a JDK %d or newer, %s is none: run Maven on one, or set <jdk>"
                                    .formatted(OLDEST, jdk)
                            + " (-Dacrida.jdk) to its folder");
        }
        return new ArrayList<>(
                List.of(
                        jdk.toPath().resolve("bin").resolve("java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath));
    }

    /** Read from the file that every JDK has, without starting it; 0 if there is none. */
    private static int version(Path jdk) {
        try {
            Matcher version = VERSION.matcher(Files.readString(jdk.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
