package dev.acrida.stats;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * One entry's totals over the whole run, and a window of its last closed seconds. Not thread-safe;
 * {@link StatsRecorder} guards it.
 */
final class EntryHistory {
    private static final Totals QUIET = new Totals();

    private final Totals whole = new Totals();
    private final Totals open = new Totals();

    /** Closed seconds, oldest first; read only, {@link #QUIET} where nothing happened. */
    private final ArrayDeque<Totals> window = new ArrayDeque<>();

    void add(Totals totals) {
        whole.add(totals);
        open.add(totals);
    }

    /** Closes the second that is open; seconds beyond the window are forgotten. */
    void closeSecond(int windowSeconds) {
        window.addLast(open.requests == 0 ? QUIET : open.packed());
        open.clear();
        if (window.size() > windowSeconds) {
            window.removeFirst();
        }
    }

    EntryStats stats(EntryKey key, Duration elapsed, Duration windowTime) {
        Totals recent = new Totals();
        if (window.isEmpty()) {
            recent.add(open);
        } else {
            window.forEach(recent::add);
        }
        return new EntryStats(
                key,
                EntryStats.Counts.of(whole, elapsed),
                EntryStats.Counts.of(recent, windowTime));
    }
}
