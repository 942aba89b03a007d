package dev.acrida.stats;

import dev.acrida.stats.EntryStats.Counts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * One entry's totals over the whole run, and a window of its last closed seconds. Not thread-safe;
 * {@link StatsRecorder} guards it.
 */
final class EntryHistory {
    private final EntryKey key;
    private final Interval.Entry quiet;
    private final Sums whole = new Sums();
    private final Sums open = new Sums();

    /** Closed seconds, oldest first. */
    private final ArrayDeque<Interval.Entry> window = new ArrayDeque<>();

    /** What snapshots share until the next sample; its time is of the moment. */
    private @Nullable Counts wholeCopy;

    EntryHistory(EntryKey key) {
        this.key = key;
        this.quiet = new Sums().of(key);
    }

    void add(Interval.Entry part) {
        whole.add(part);
        open.add(part);
        wholeCopy = null;
    }

    long requests() {
        return whole.requests();
    }

    /** All of it. */
    Interval.Entry everything() {
        return whole.of(key);
    }

    /** Closes the second that is open, and returns it; those beyond the window are forgotten. */
    Interval.Entry closeSecond(int windowSeconds) {
        Interval.Entry second = open.isEmpty() ? quiet : open.of(key);
        window.addLast(second);
        open.clear();
        if (window.size() > windowSeconds) {
            window.removeFirst();
        }
        return second;
    }

    EntryStats stats(Duration elapsed, Duration windowTime) {
        return new EntryStats(key, whole(elapsed), recent(windowTime));
    }

    private Counts whole(Duration elapsed) {
        Counts copy = wholeCopy;
        if (copy == null) {
            copy = whole.counts(elapsed);
            wholeCopy = copy;
        }
        return copy.withTime(elapsed);
    }

    private Counts recent(Duration windowTime) {
        Sums recent = new Sums();
        if (window.isEmpty()) {
            recent.add(open.of(key));
        } else if (window.stream().allMatch(second -> second.requests() == 0)) {
            return Counts.NONE.withTime(windowTime);
        } else {
            window.forEach(recent::add);
        }
        return recent.counts(windowTime);
    }
}
