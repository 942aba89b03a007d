package dev.acrida.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.engine.dispatch.ClassShare;
import dev.acrida.engine.dispatch.Placement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;

class PlacesTest {
    private static final long SECOND = 1_000_000_000;
    private static final List<ClassShare> CLASSES =
            List.of(new ClassShare("A", 2, 0), new ClassShare("B", 1, 0));

    @Test
    void aLostWorkersUsersComeBackElsewhereAtTheSpawnRate() {
        Places places = places(10, "h1_a", "h2_b");
        places.rate(1);
        places.leave("h1_a", 0);

        assertThat(sum(places.at(0))).isEqualTo(6);
        assertThat(sum(places.at(2 * SECOND))).isEqualTo(8);
        assertThat(sum(places.at(4 * SECOND))).isEqualTo(10);
        assertThat(places.at(4 * SECOND)).containsOnlyKeys("h2_b");
        assertThat(places.areMoving()).isFalse();
    }

    @Test
    void aWorkerThatComesTakesItsShareWithoutThereBeingMoreOrFewerUsers() {
        Places places = places(10, "h1_a");
        places.rate(1);
        places.join("h2_b", 0);

        for (long at = 0; at <= 6 * SECOND; at += SECOND / 2) {
            assertThat(sum(places.at(at))).isEqualTo(10);
        }
        assertThat(of(places.at(6 * SECOND), "h2_b")).isEqualTo(5);
    }

    @Test
    void usersWaitForAWorkerWhenThereIsNone() {
        Places places = places(4, "h1_a");
        places.rate(100);
        places.leave("h1_a", 0);
        assertThat(sum(places.at(SECOND))).isZero();
        assertThat(places.users()).isEqualTo(4);

        places.join("h2_b", SECOND);
        assertThat(sum(places.at(2 * SECOND))).isEqualTo(4);
    }

    @Test
    void aUserThatEndedByItselfIsNotReplaced() {
        Places places = places(3, "h1_a");
        places.ended(new Placement("h1_a", "A"));
        assertThat(places.users()).isEqualTo(2);
        assertThat(places.at(0)).isEqualTo(Map.of("h1_a", Map.of("A", 1, "B", 1)));
    }

    @Test
    void aRampGoesOnWhileUsersMove() {
        Places places = places(4, "h1_a", "h2_b");
        places.rate(1);
        places.leave("h1_a", 0);
        places.add();
        assertThat(sum(places.at(0))).isEqualTo(4);
        assertThat(sum(places.at(10 * SECOND))).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensUsersAreWhereTheDispatcherWantsThemInTheEnd(long seed) {
        Random random = new Random(seed);
        Places places = places(0, "h0_0");
        places.rate(50);
        List<String> workers = new ArrayList<>(List.of("h0_0"));
        int users = 0;
        long now = 0;
        for (int step = 0; step < 300; step++) {
            now += random.nextLong(SECOND / 4);
            switch (random.nextInt(4)) {
                case 0 -> {
                    String name = "h" + random.nextInt(3) + "_" + step;
                    workers.add(name);
                    places.join(name, now);
                }
                case 1 -> {
                    if (!workers.isEmpty()) {
                        places.leave(workers.remove(random.nextInt(workers.size())), now);
                    }
                }
                case 2 -> {
                    if (users > 0) {
                        places.remove();
                        users--;
                    }
                }
                default -> {
                    places.add();
                    users++;
                }
            }
            assertThat(places.at(now).keySet()).as("seed %d", seed).isSubsetOf(workers);
            assertThat(places.users()).as("seed %d", seed).isEqualTo(users);
        }
        int there = sum(places.at(now + 100 * SECOND));
        assertThat(there).as("seed %d", seed).isEqualTo(workers.isEmpty() ? 0 : users);
    }

    private static Places places(int users, String... workers) {
        Places places = new Places(List.of(workers), CLASSES);
        for (int i = 0; i < users; i++) {
            places.add();
        }
        return places;
    }

    private static int sum(SortedMap<String, SortedMap<String, Integer>> counts) {
        return counts.keySet().stream().mapToInt(worker -> of(counts, worker)).sum();
    }

    private static int of(SortedMap<String, SortedMap<String, Integer>> counts, String worker) {
        return counts.getOrDefault(worker, Collections.emptySortedMap()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
