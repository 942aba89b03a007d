package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

class RebalanceTest {
    @Test
    void aLostWorkersUsersComeBackAtTheRate() {
        Dispatcher dispatcher =
                new Dispatcher(List.of("a", "b"), List.of(new ClassShare("U", 1, 0)));
        for (int i = 0; i < 10; i++) {
            dispatcher.add();
        }
        SortedMap<String, SortedMap<String, Integer>> left = new TreeMap<>(dispatcher.counts());
        left.remove("b");
        dispatcher.removeWorker("b");

        Rebalance way = Rebalance.of(left, dispatcher.counts(), 2);

        assertThat(way.countsAt(0)).isEqualTo(Map.of("a", Map.of("U", 6)));
        assertThat(way.countsAt(999_999_999)).isEqualTo(Map.of("a", Map.of("U", 7)));
        assertThat(way.endNanos()).isEqualTo(2_000_000_000);
        assertThat(way.countsAt(way.endNanos())).isEqualTo(Map.of("a", Map.of("U", 10)));
    }

    @Test
    void aNewWorkerTakesItsShareUserByUser() {
        Rebalance way =
                Rebalance.of(
                        Map.of("a", Map.of("U", 4)),
                        Map.of("a", Map.of("U", 2), "b", Map.of("U", 2)),
                        1);

        assertThat(way.steps()).isEqualTo(2);
        assertThat(way.countsAt(0)).isEqualTo(Map.of("a", Map.of("U", 3), "b", Map.of("U", 1)));
    }

    @Test
    void noMomentHasFewerUsersThanTheBeginningOrMoreThanTheEnd() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Arbitrary arbitrary = Arbitrary.of(random);
            Dispatcher dispatcher = arbitrary.dispatcher();
            for (int i = 0; i < 60; i++) {
                dispatcher.add();
            }
            SortedMap<String, SortedMap<String, Integer>> from = new TreeMap<>(dispatcher.counts());
            String changed = from.lastKey();
            if (random.nextBoolean() && dispatcher.removeWorker(changed)) {
                from.remove(changed);
            } else {
                dispatcher.addWorker("new");
            }
            checkWay("seed " + seed, from, dispatcher.counts(), random);
        }
    }

    private static void checkWay(
            String context,
            SortedMap<String, SortedMap<String, Integer>> from,
            SortedMap<String, SortedMap<String, Integer>> to,
            Random random) {
        Rebalance way = Rebalance.of(from, to, 0.5 + random.nextDouble() * 20);
        int before = sum(from);
        for (int i = 0; i <= 20; i++) {
            SortedMap<String, SortedMap<String, Integer>> now =
                    way.countsAt(way.endNanos() * i / 20);
            assertThat(sum(now)).as(context).isBetween(before, sum(to));
            before = sum(now);
        }
        to.forEach(
                (worker, row) ->
                        row.forEach(
                                (name, count) ->
                                        assertThat(
                                                        way.countsAt(way.endNanos())
                                                                .getOrDefault(
                                                                        worker, new TreeMap<>())
                                                                .getOrDefault(name, 0))
                                                .as("%s on %s, %s", name, worker, context)
                                                .isEqualTo(count)));
    }

    private static int sum(SortedMap<String, SortedMap<String, Integer>> counts) {
        return counts.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
