package dev.acrida.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is kept under a key that the shop gave out, for the last 100,000 keys. Thread-safe. */
final class Accounts<V> {
    private static final int LIMIT = 100_000;

    private final String prefix;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, V> byKey = Collections.synchronizedMap(new Newest<>());

    Accounts(String prefix) {
        this.prefix = prefix;
    }

    /** Keeps a value and returns its new key. */
    String open(V value) {
        String key = prefix + numbers.incrementAndGet();
        byKey.put(key, value);
        return key;
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    void close(String key) {
        byKey.remove(key);
    }

    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > LIMIT;
        }
    }
}
