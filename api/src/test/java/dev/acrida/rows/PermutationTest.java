package dev.acrida.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.LongStream;

class PermutationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 1000, 65_537})
    void everyNumberComesOnce(long size) {
        Permutation order = Permutation.of(size * 31, size);

        assertThat(LongStream.range(0, size).map(order::at).sorted().toArray())
                .isEqualTo(LongStream.range(0, size).toArray());
    }

    @Test
    void anySizeTakesNoMemory() {
        Permutation order = Permutation.of(1, Long.MAX_VALUE / 2);

        assertThat(LongStream.range(0, 10_000).map(order::at).distinct().count()).isEqualTo(10_000);
    }

    @Test
    void placesAreFarFromTheirNumbers() {
        int size = 10_000;
        Permutation order = Permutation.of(42, size);

        double meanStep =
                LongStream.range(1, size)
                        .map(place -> Math.abs(order.at(place) - order.at(place - 1)))
                        .average()
                        .orElseThrow();

        // Two independent uniform numbers are a third of the range apart on average.
        assertThat(meanStep).isBetween(size * 0.30, size * 0.37);
    }
}
