package dev.acrida.cli.log;

import java.util.List;

/**
 * The last lines of the log. Immutable.
 *
 * @param last the number of the last line, counted from 1
 * @param lines the oldest first
 */
public record LastLines(long last, List<String> lines) {
    /** Copies the list. */
    public LastLines {
        lines = List.copyOf(lines);
    }
}
