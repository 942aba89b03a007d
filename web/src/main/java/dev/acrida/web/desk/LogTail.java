package dev.acrida.web.desk;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last lines of a log. Immutable.
 *
 * @param last the number of the last line, counted from 1 since the process began
 * @param lines oldest first; without secrets
 */
public record LogTail(long last, List<String> lines) {
    private static final Pattern LEVEL =
            Pattern.compile("^\\[[^]]*] [^/]*/(DEBUG|INFO|WARNING|ERROR|CRITICAL)/");

    /** No line yet. */
    public static final LogTail NONE = new LogTail(0, List.of());

    /** Copies the list. */
    public LogTail {
        lines = List.copyOf(lines);
    }

    /** The level of a line, in Locust's words; INFO where it names none. */
    public static String level(String line) {
        Matcher named = LEVEL.matcher(line);
        return named.find() ? named.group(1) : "INFO";
    }

    /** How many of the lines warn of something. */
    public long warnings() {
        return lines.stream()
                .map(LogTail::level)
                .filter(level -> !level.equals("INFO") && !level.equals("DEBUG"))
                .count();
    }

    /** The number of the first line that is still there. */
    public long first() {
        return last - lines.size() + 1;
    }
}
