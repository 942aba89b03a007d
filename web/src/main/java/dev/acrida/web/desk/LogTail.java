package dev.acrida.web.desk;

import java.util.List;

/**
 * The last lines of a log. Immutable.
 *
 * @param last the number of the last line, counted from 1 since the process began
 * @param lines oldest first; without secrets
 */
public record LogTail(long last, List<String> lines) {
    /** No line yet. */
    public static final LogTail NONE = new LogTail(0, List.of());

    /** Copies the list. */
    public LogTail {
        lines = List.copyOf(lines);
    }

    /** The number of the first line that is still there. */
    public long first() {
        return last - lines.size() + 1;
    }
}
