package dev.acrida.engine.dispatch;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Measures what it takes to place 100,000 users on 1,000 workers: no test, to be started. CPU time
 * of its thread, so that others on the machine matter little.
 */
final class DispatchMeasurement {
    private static final int USERS = 100_000;
    private static final int WORKERS = 1_000;
    private static final int ROUNDS = 15;

    private DispatchMeasurement() {}

    public static void main(String[] arguments) {
        List<String> workers =
                IntStream.range(0, WORKERS).mapToObj(i -> "host" + i % 50 + "_" + i).toList();
        List<ClassShare> classes =
                IntStream.range(0, 10)
                        .mapToObj(i -> new ClassShare("Class" + i, 1 + i * 0.7, i == 0 ? 100 : 0))
                        .toList();
        for (int round = 0; round < ROUNDS; round++) {
            Dispatcher dispatcher = new Dispatcher(workers, classes);
            long start = cpuNanos();
            while (dispatcher.users() < USERS) {
                dispatcher.add();
            }
            long placed = cpuNanos();
            SortedMap<String, SortedMap<String, Integer>> before = dispatcher.counts();
            long told = cpuNanos();
            dispatcher.removeWorker(before.firstKey());
            long redistributed = cpuNanos();
            Map<String, ?> steps =
                    Map.of("steps", Rebalance.of(before, dispatcher.counts(), 100).steps());
            System.out.printf(
                    "placed %.1f ms, counts %.2f ms, worker removed %.1f ms, way %.1f ms %s%n",
                    millis(start, placed),
                    millis(placed, told),
                    millis(told, redistributed),
                    millis(redistributed, cpuNanos()),
                    steps);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }
}
