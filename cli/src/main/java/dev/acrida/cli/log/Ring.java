package dev.acrida.cli.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of many. Thread-safe. */
final class Ring {
    private final int size;
    private final Deque<String> lines = new ArrayDeque<>();
    private long added;

    Ring(int size) {
        this.size = size;
    }

    synchronized void add(String line) {
        if (lines.size() == size) {
            lines.removeFirst();
        }
        lines.addLast(line);
        added++;
    }

    /** The lines with the number of the last one. */
    synchronized LastLines last() {
        return new LastLines(added, List.copyOf(lines));
    }

    /** The lines, the oldest first; immutable. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
