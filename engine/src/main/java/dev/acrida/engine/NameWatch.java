package dev.acrida.engine;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.StatsRecorder;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Warns once when requests have so many names that no table can show them. Thread-safe. */
final class NameWatch {
    private static final System.Logger LOG = System.getLogger("acrida.stats");
    static final int MOST_NAMES = 500;

    private final Set<EntryKey> seen = ConcurrentHashMap.newKeySet();
    private volatile boolean warned;

    void see(EntryKey key) {
        if (!warned && !seen.contains(key) && seen.add(key) && seen.size() > MOST_NAMES) {
            warn(key);
        }
    }

    private synchronized void warn(EntryKey example) {
        if (!warned) {
            warned = true;
            seen.clear();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "requests have more than {0} different names, for example {1}: group them with"
                            + " name(...). From {2} on, further ones are counted as {3}",
                    MOST_NAMES,
                    example,
                    Integer.toString(StatsRecorder.MOST_ENTRIES),
                    EntryKey.OTHER);
        }
    }
}
