package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class DispatcherTest {
    private static final ClassShare ADMIN = new ClassShare("Admin", 7, 2);
    private static final ClassShare BUYER = new ClassShare("Buyer", 1, 0);
    private static final ClassShare READER = new ClassShare("Reader", 2, 0);

    @Test
    void fixedCountsComeFirstAndWeightsAfterThem() {
        Dispatcher dispatcher = new Dispatcher(List.of(READER, ADMIN, BUYER));

        assertThat(take(dispatcher, 8)).isEqualTo("AARBRRBR");
    }

    @Test
    void endsBelowTheTargetWhenOnlyFixedCountsAreLeft() {
        Dispatcher dispatcher = new Dispatcher(List.of(ADMIN));

        assertThat(take(dispatcher, 2)).isEqualTo("AA");
        assertThat(dispatcher.next()).isEmpty();
    }

    @Test
    void aMissingFixedUserIsReplacedBeforeWeightedOnes() {
        Dispatcher dispatcher = new Dispatcher(List.of(READER, ADMIN));
        take(dispatcher, 5);

        dispatcher.recount(Map.of("Admin", 1, "Reader", 3));

        assertThat(take(dispatcher, 3)).isEqualTo("ARR");
    }

    @Test
    void severalFixedCountsAreFilledExactly() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            ClassShare a = new ClassShare("A", 1, 1 + random.nextInt(20));
            ClassShare b = new ClassShare("B", 1, 1 + random.nextInt(20));
            int total = a.fixedCount() + b.fixedCount();
            Dispatcher dispatcher = new Dispatcher(List.of(a, b, new ClassShare("C", 1, 0)));

            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i < total; i++) {
                counts.merge(dispatcher.next().orElseThrow(), 1, Integer::sum);
            }

            assertThat(counts)
                    .as("seed %d", seed)
                    .isEqualTo(Map.of("A", a.fixedCount(), "B", b.fixedCount()));
        }
    }

    private static String take(Dispatcher dispatcher, int count) {
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < count; i++) {
            taken.append(dispatcher.next().orElseThrow().charAt(0));
        }
        return taken.toString();
    }
}
