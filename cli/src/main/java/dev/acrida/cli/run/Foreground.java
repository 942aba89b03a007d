package dev.acrida.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the terminal is this process's to use. One that was started with {@code &} must leave it
 * alone: reading keys or changing settings would stop it.
 */
final class Foreground {
    /** proc(5): after the name come state, parent, process group, session, terminal, its group. */
    private static final Pattern STAT =
            Pattern.compile(".*\\) \\S+ \\S+ (\\S+) \\S+ \\S+ (\\S+) .*", Pattern.DOTALL);

    private Foreground() {}

    /** Whether the terminal belongs to this process's group; true where the system does not say. */
    static boolean isOurs() {
        try {
            return isForeground(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException e) {
            return true;
        }
    }

    static boolean isForeground(String stat) {
        Matcher groups = STAT.matcher(stat);
        return !groups.matches() || groups.group(1).equals(groups.group(2));
    }
}
