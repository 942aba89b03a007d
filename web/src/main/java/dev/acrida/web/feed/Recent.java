package dev.acrida.web.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last of many, each with the number of the update that it came with. Not thread-safe. */
final class Recent<T> {
    private final int most;
    private final ArrayDeque<Numbered<T>> all = new ArrayDeque<>();
    private long forgotten;

    Recent(int most) {
        this.most = most;
    }

    void add(T value, long number) {
        all.addLast(new Numbered<>(value, number));
        if (all.size() > most) {
            forgotten = all.removeFirst().number();
        }
    }

    void clear() {
        all.clear();
        forgotten = 0;
    }

    /** Those that came after that update, oldest first. */
    List<T> since(long last) {
        List<T> newer = new ArrayList<>();
        for (var each = all.descendingIterator(); each.hasNext(); ) {
            Numbered<T> next = each.next();
            if (next.number() <= last) {
                break;
            }
            newer.addFirst(next.value());
        }
        return newer;
    }

    /** Whether some that came after that update have been forgotten. */
    boolean hasGap(long last) {
        return forgotten > last;
    }

    private record Numbered<T>(T value, long number) {}
}
