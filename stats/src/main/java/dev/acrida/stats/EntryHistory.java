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
    private static final LatencyHistogram EMPTY = new LatencyHistogram();

    private final EntryKey key;
    private final Interval.Entry quiet;
    private final Totals whole = new Totals();
    private final Totals open = new Totals();

    /** Closed seconds, oldest first. */
    private final ArrayDeque<Interval.Entry> window = new ArrayDeque<>();

    /** A copy that snapshots share until the next sample. */
    private @Nullable LatencyHistogram wholeCopy;

    EntryHistory(EntryKey key) {
        this.key = key;
        this.quiet = new Totals().of(key);
    }

    void add(Totals totals) {
        whole.add(totals);
        open.add(totals);
        wholeCopy = null;
    }

    void add(Interval.Entry part) {
        whole.add(part);
        open.add(part);
        wholeCopy = null;
    }

    long requests() {
        return whole.requests;
    }

    /** Closes the second that is open, and returns it; those beyond the window are forgotten. */
    Interval.Entry closeSecond(int windowSeconds) {
        Interval.Entry second = open.requests == 0 ? quiet : open.of(key);
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
        LatencyHistogram latency = wholeCopy;
        if (latency == null) {
            latency = whole.latency.copy();
            wholeCopy = latency;
        }
        return new Counts(
                latency,
                whole.phases.phases(),
                whole.requests,
                whole.failures,
                whole.bytes,
                elapsed);
    }

    private Counts recent(Duration windowTime) {
        if (window.stream().allMatch(second -> second.requests() == 0) && !window.isEmpty()) {
            return new Counts(EMPTY, Phases.NONE, 0, 0, 0, windowTime);
        }
        Totals recent = new Totals();
        if (window.isEmpty()) {
            recent.add(open);
        } else {
            window.forEach(recent::add);
        }
        return new Counts(
                recent.latency,
                recent.phases.phases(),
                recent.requests,
                recent.failures,
                recent.bytes,
                windowTime);
    }
}
