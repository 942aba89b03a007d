package dev.acrida.cluster.wire;

import java.util.List;

/**
 * Lines of a process's log, one after the other.
 *
 * @param last the number of the last one, counted from 1; 0 if there is none
 * @param lines oldest first; without secrets
 */
public record LogLines(long last, List<String> lines) {
    /** No line yet. */
    public static final LogLines NONE = new LogLines(0, List.of());

    /** Copies the list. */
    public LogLines {
        lines = List.copyOf(lines);
    }

    /** Those after this number, as far as they are here; of many, the last so many. */
    public LogLines after(long number, int most) {
        int fresh = (int) Math.clamp(last - number, 0, Math.min(most, lines.size()));
        return new LogLines(last, lines.subList(lines.size() - fresh, lines.size()));
    }
}
