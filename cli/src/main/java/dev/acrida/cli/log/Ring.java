package dev.acrida.cli.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of many. Thread-safe. */
final class Ring {
    private final int size;
    private final Deque<String> lines = new ArrayDeque<>();

    Ring(int size) {
        this.size = size;
    }

    synchronized void add(String line) {
        if (lines.size() == size) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The lines, the oldest first; immutable. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
