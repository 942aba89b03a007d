package dev.acrida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RowsTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

    private final Rows<Integer> rows = Rows.of(NUMBERS);

    @Test
    void nextGoesRoundInOrder() {
        assertThat(take(250)).startsWith(0, 1, 2).endsWith(48, 49).hasSize(250);
        assertThat(rows.all()).isEqualTo(NUMBERS);
        assertThat(rows.size()).isEqualTo(100);
    }

    @Test
    void randomMeetsEveryRow() {
        Set<Integer> met = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            met.add(rows.random());
        }
        assertThat(met).hasSize(100);
    }

    @Test
    void shuffledMeetsEachRowOnceInEachRound() {
        List<Integer> first = shuffled(100);
        List<Integer> second = shuffled(100);

        assertThat(first).containsExactlyInAnyOrderElementsOf(NUMBERS).isNotEqualTo(NUMBERS);
        assertThat(second).containsExactlyInAnyOrderElementsOf(NUMBERS).isNotEqualTo(first);
    }

    @Test
    void uniqueGivesEachRowToOneOfManyThreads() throws InterruptedException {
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        List<Thread> threads =
                Stream.generate(() -> Thread.ofVirtual().start(() -> takeTen(taken)))
                        .limit(10)
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).hasSize(100);
    }

    @Test
    void theAuthorChoosesWhatHappensAtTheEndOfUniqueRows() {
        NUMBERS.forEach(number -> assertThat(rows.unique()).isEqualTo(number));

        assertThatExceptionOfType(StopUser.class).isThrownBy(rows::unique);
        assertThatExceptionOfType(StopTest.class).isThrownBy(() -> rows.unique(AtEnd.STOP_TEST));
        assertThat(rows.unique(AtEnd.RECYCLE)).isEqualTo(2);
        rows.rewind();
        assertThat(rows.unique()).isZero();
    }

    @Test
    void sharesHaveNoRowInCommonAndTogetherAll() {
        List<Integer> together =
                IntStream.range(0, 7)
                        .boxed()
                        .flatMap(index -> rows.share(index, 7).all().stream())
                        .toList();

        assertThat(together).containsExactlyInAnyOrderElementsOf(NUMBERS);
        assertThat(rows.share(1, 7).all()).startsWith(1, 8, 15);
        assertThat(rows.share(1, 50).unique()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.share(7, 7))
                .withMessage("a share needs 0 <= index < count, was index 7 of 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.share(150, 200))
                .withMessage("share 150 of 200 of test data must have at least one row, has none");
    }

    @Test
    void noRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rows.of(List.of()))
                .withMessage("test data must have at least one row, has none");
    }

    private void takeTen(Set<Integer> taken) {
        for (int i = 0; i < 10; i++) {
            taken.add(rows.unique());
        }
    }

    private List<Integer> take(int count) {
        return Stream.generate(rows::next).limit(count).toList();
    }

    private List<Integer> shuffled(int count) {
        return Stream.generate(rows::shuffled).limit(count).toList();
    }
}
