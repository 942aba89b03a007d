package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class DispatcherTest {
    private static final ClassShare ADMIN = new ClassShare("Admin", 7, 2);
    private static final ClassShare BUYER = new ClassShare("Buyer", 1, 0);
    private static final ClassShare READER = new ClassShare("Reader", 2, 0);
    private static final List<String> ALONE = List.of("w");

    @Test
    void fixedCountsComeFirstAndWeightsAfterThem() {
        assertThat(take(new Dispatcher(ALONE, List.of(READER, ADMIN, BUYER)), 8))
                .isEqualTo("AARBRRBR");
    }

    @Test
    void endsBelowTheTargetWhenOnlyFixedCountsAreLeft() {
        Dispatcher dispatcher = new Dispatcher(ALONE, List.of(ADMIN));

        assertThat(take(dispatcher, 2)).isEqualTo("AA");
        assertThat(dispatcher.add()).isEmpty();
    }

    @Test
    void aFixedUserThatEndedIsReplacedBeforeWeightedOnes() {
        Dispatcher dispatcher = new Dispatcher(ALONE, List.of(READER, ADMIN));
        take(dispatcher, 5);

        dispatcher.ended(new Placement("w", "Admin"));

        assertThat(dispatcher.users()).isEqualTo(4);
        assertThat(take(dispatcher, 3)).isEqualTo("ARR");
    }

    @Test
    void whoEndedByItselfIsNotRemovedOnceMore() {
        Dispatcher dispatcher = new Dispatcher(ALONE, List.of(READER, ADMIN));
        take(dispatcher, 5);
        dispatcher.ended(new Placement("w", "Reader"));

        List<String> removed = new ArrayList<>();
        while (dispatcher.users() > 0) {
            removed.add(dispatcher.remove().orElseThrow().userClass());
        }

        assertThat(removed).containsExactly("Reader", "Reader", "Admin", "Admin");
        assertThat(dispatcher.remove()).isEmpty();
    }

    @Test
    void workersTakeTurnsOverTheirHosts() {
        Dispatcher dispatcher =
                new Dispatcher(
                        List.of("hostb_3", "hosta_1", "hostb_1", "hosta_2", "hostb_2"),
                        List.of(READER));
        List<String> workers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            workers.add(dispatcher.add().orElseThrow().worker());
        }

        assertThat(workers)
                .containsExactly("hosta_1", "hostb_1", "hosta_2", "hostb_2", "hostb_3", "hosta_1");
    }

    @Test
    void theLastWorkerCannotBeRemoved() {
        Dispatcher dispatcher = new Dispatcher(ALONE, List.of(READER));
        take(dispatcher, 3);

        assertThat(dispatcher.removeWorker("w")).isFalse();
        assertThat(dispatcher.counts()).isEqualTo(Map.of("w", Map.of("Reader", 3)));
    }

    @Test
    void refusesClassesThatItDoesNotHave() {
        Dispatcher dispatcher = new Dispatcher(ALONE, List.of(READER));

        assertThatThrownBy(() -> dispatcher.restrictTo(List.of("Writer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user classes must be among [Reader], were [Writer]");
    }

    @Test
    void everyDistributionIsNearTheIdeal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Arbitrary arbitrary = Arbitrary.of(random);
            Dispatcher dispatcher = arbitrary.dispatcher();
            String context = "seed " + seed + ", " + arbitrary;
            for (int step = 0; step < 200; step++) {
                arbitrary.grow(random, dispatcher);
                arbitrary.checkFixed(context, dispatcher);
                arbitrary.checkShares(context, dispatcher);
            }
            while (dispatcher.remove().isPresent()) {
                arbitrary.checkShares(context, dispatcher);
            }
            assertThat(dispatcher.users()).as(context).isZero();
        }
    }

    @Test
    void fixedCountsAndSumsHoldWhateverHappens() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Arbitrary arbitrary = Arbitrary.of(random);
            Dispatcher dispatcher = arbitrary.dispatcher();
            for (int step = 0; step < 200; step++) {
                arbitrary.change(random, dispatcher);
                arbitrary.checkFixed("seed " + seed + ", " + arbitrary, dispatcher);
            }
        }
    }

    @Test
    void aHundredThousandUsersOnAThousandWorkersAreSpreadEvenly() {
        List<String> workers =
                IntStream.range(0, 1_000).mapToObj(i -> "host" + i % 50 + "_" + i).toList();
        Dispatcher dispatcher = new Dispatcher(workers, List.of(ADMIN, BUYER, READER));
        for (int i = 0; i < 100_000; i++) {
            dispatcher.add();
        }

        assertThat(usersOfEach(dispatcher)).hasSize(1_000).containsOnly(100);
        assertThat(users(dispatcher, "Admin")).isEqualTo(2);
        assertThat(users(dispatcher, "Reader")).isBetween(66_665, 66_667);

        dispatcher.removeWorker("host0_0");
        assertThat(usersOfEach(dispatcher)).hasSize(999).containsOnly(100, 101);
        assertThat(dispatcher.users()).isEqualTo(100_000);
    }

    private static List<Integer> usersOfEach(Dispatcher dispatcher) {
        return dispatcher.counts().values().stream()
                .map(row -> row.values().stream().mapToInt(n -> n).sum())
                .toList();
    }

    private static int users(Dispatcher dispatcher, String userClass) {
        return dispatcher.counts().values().stream().mapToInt(row -> row.get(userClass)).sum();
    }

    private static String take(Dispatcher dispatcher, int count) {
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < count; i++) {
            taken.append(dispatcher.add().orElseThrow().userClass().charAt(0));
        }
        return taken.toString();
    }
}
