package dev.acrida.stats;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the number of entries within bounds, whatever names a test gives to its requests: those
 * beyond it are counted together. A name that was kept once is kept until all are forgotten.
 * Thread-safe.
 */
final class EntryLimit {
    private final int most;
    private final Set<EntryKey> kept = ConcurrentHashMap.newKeySet();

    EntryLimit(int most) {
        this.most = most;
    }

    /** Makes room for other names. */
    void forget() {
        kept.clear();
    }

    /** The key under which its samples are counted: itself, or one for all that are too many. */
    EntryKey keep(EntryKey key) {
        if (kept.contains(key)) {
            return key;
        }
        // Threads that meet here may keep a few more: that does no harm.
        if (kept.size() < most) {
            kept.add(key);
            return key;
        }
        return key.inTotal() ? EntryKey.OTHER : EntryKey.OTHER_TRANSACTIONS;
    }
}
