package dev.acrida.report.compare;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Interval;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A stretch of a run, with each entry's part of it. Confined to one thread while it is filled. */
final class Stretch {
    private final Map<EntryKey, Batch> batches = new HashMap<>(Map.of(EntryKey.TOTAL, new Batch()));
    private double seconds;

    void add(Interval second) {
        seconds += second.length().toNanos() / 1e9;
        for (Interval.Entry entry : second.entries()) {
            add(entry.key(), entry);
            if (entry.key().inTotal()) {
                add(EntryKey.TOTAL, entry);
            }
        }
    }

    private void add(EntryKey key, Interval.Entry entry) {
        batches.computeIfAbsent(key, k -> new Batch()).add(entry);
    }

    double seconds() {
        return seconds;
    }

    Set<EntryKey> keys() {
        return batches.keySet();
    }

    /** The entry's part; an empty one where it has none. */
    Batch of(EntryKey key) {
        return batches.getOrDefault(key, new Batch());
    }
}
