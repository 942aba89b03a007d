package dev.acrida.engine.dispatch;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which workers get users in turn: first one of each host, then the second of each,
 * and so on, so that users spread over machines before they spread over processes. As in Locust, a
 * worker's host is its name up to the first {@code _}.
 */
public final class WorkerOrder {
    private WorkerOrder() {}

    /** These workers, in order. */
    public static List<String> of(Collection<String> workers) {
        Map<String, Integer> onHost = new HashMap<>();
        return workers.stream()
                .sorted()
                .map(name -> new Rank(onHost.merge(host(name), 1, Integer::sum), name))
                .sorted(Comparator.comparingInt(Rank::inHost).thenComparing(Rank::name))
                .map(Rank::name)
                .toList();
    }

    private static String host(String worker) {
        int end = worker.indexOf('_');
        return end < 0 ? worker : worker.substring(0, end);
    }

    private record Rank(int inHost, String name) {}
}
