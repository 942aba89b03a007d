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
    private final int[][] rows;
    private final int[] ofClass;
    private final Map<String, Integer> byWorker = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private int sum;

    /** Begins with none; workers and classes have each once. */
    Counts(Collection<String> workers, List<String> classes) {
        this.classes = classes;
        for (String name : classes) {
            columns.put(name, columns.size());
        }
        workers.forEach(worker -> byWorker.put(worker, byWorker.size()));
        rows = new int[workers.size()][classes.size()];
        ofClass = new int[classes.size()];
    }

    void change(Placement place, int by) {
        change(
                requireNonNull(byWorker.get(place.worker()), place.worker()),
                column(place.userClass()),
                by);
    }

    /** The same, by the place in the order of workers and in that of classes. */
    void change(int worker, int column, int by) {
        rows[worker][column] += by;
        ofClass[column] += by;
        sum += by;
    }

    int of(Placement place) {
        Integer worker = byWorker.get(place.worker());
        Integer column = columns.get(place.userClass());
        return worker == null || column == null ? 0 : rows[worker][column];
    }

    int of(String userClass) {
        return ofClass[column(userClass)];
    }

    int sum() {
        return sum;
    }

    /** How many pairs of a worker and a class there are. */
    int size() {
        return rows.length * classes.size();
    }

    /** A copy, zeros included. */
    SortedMap<String, SortedMap<String, Integer>> toMap() {
        SortedMap<String, SortedMap<String, Integer>> map = new TreeMap<>();
        byWorker.forEach((name, worker) -> map.put(name, row(rows[worker])));
        return Collections.unmodifiableSortedMap(map);
    }

    /** The place of a class in the order of classes. */
    int column(String userClass) {
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
