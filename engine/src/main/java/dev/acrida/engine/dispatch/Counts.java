package dev.acrida.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many users of each class each worker has. Not thread-safe. */
final class Counts {
    private final List<String> classes;
    private final Map<String, int[]> byWorker = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private int sum;

    /** Begins with none. */
    Counts(Collection<String> workers, List<String> classes) {
        this.classes = classes;
        for (String name : classes) {
            columns.put(name, columns.size());
        }
        workers.forEach(worker -> byWorker.put(worker, new int[classes.size()]));
    }

    void change(Placement place, int by) {
        requireNonNull(byWorker.get(place.worker()), place.worker())[column(place.userClass())] +=
                by;
        sum += by;
    }

    int of(Placement place) {
        int[] counts = byWorker.get(place.worker());
        Integer column = columns.get(place.userClass());
        return counts == null || column == null ? 0 : counts[column];
    }

    int of(String userClass) {
        int column = column(userClass);
        return byWorker.values().stream().mapToInt(counts -> counts[column]).sum();
    }

    int sum() {
        return sum;
    }

    /** A copy, zeros included. */
    SortedMap<String, SortedMap<String, Integer>> toMap() {
        SortedMap<String, SortedMap<String, Integer>> map = new TreeMap<>();
        byWorker.forEach((worker, counts) -> map.put(worker, row(counts)));
        return Collections.unmodifiableSortedMap(map);
    }

    private int column(String userClass) {
        return requireNonNull(columns.get(userClass), userClass);
    }

    private SortedMap<String, Integer> row(int[] counts) {
        SortedMap<String, Integer> row = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            row.put(classes.get(i), counts[i]);
        }
        return Collections.unmodifiableSortedMap(row);
    }
}
