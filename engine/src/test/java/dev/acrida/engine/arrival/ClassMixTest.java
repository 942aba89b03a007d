package dev.acrida.engine.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

class ClassMixTest {
    private static final LinkedHashMap<String, Double> WEIGHTS =
            new LinkedHashMap<>(Map.of("Buyer", 1.0, "Visitor", 3.0));

    @Test
    void evenArrivalsKeepToTheirSharesExactly() {
        ClassMix mix = ClassMix.of(WEIGHTS, ArrivalProcess.UNIFORM, 1);

        assertThat(counts(mix, 4000)).containsEntry("Buyer", 1000).containsEntry("Visitor", 3000);
    }

    @Test
    void randomArrivalsAreDrawnByWeightAndRepeatedByTheirSeed() {
        Map<String, Integer> first =
                counts(ClassMix.of(WEIGHTS, ArrivalProcess.POISSON, 9), 40_000);

        assertThat(first.getOrDefault("Buyer", 0) / 40_000.0).isCloseTo(0.25, Offset.offset(0.01));
        assertThat(counts(ClassMix.of(WEIGHTS, ArrivalProcess.POISSON, 9), 40_000))
                .isEqualTo(first);
    }

    private static Map<String, Integer> counts(ClassMix mix, int draws) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < draws; i++) {
            counts.merge(mix.next(), 1, Integer::sum);
        }
        return counts;
    }
}
