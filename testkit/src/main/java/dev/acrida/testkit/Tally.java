package dev.acrida.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The running counts behind {@link ShopCounts}. Thread-safe; exact once the requests rest. */
final class Tally {
    private final Map<String, LongAdder> byRoute = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder resets = new LongAdder();

    void received(String method, String route) {
        byRoute.computeIfAbsent(method + " " + route, _ -> new LongAdder()).increment();
    }

    void answered(int status) {
        byStatus.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    void reset() {
        resets.increment();
    }

    ShopCounts snapshot() {
        return new ShopCounts(sums(byRoute), sums(byStatus), resets.sum());
    }

    private static <K> Map<K, Long> sums(Map<K, LongAdder> adders) {
        var sums = new LinkedHashMap<K, Long>();
        adders.forEach((key, adder) -> sums.put(key, adder.sum()));
        return sums;
    }
}
