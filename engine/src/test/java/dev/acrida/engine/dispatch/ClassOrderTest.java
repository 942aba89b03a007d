package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

class ClassOrderTest {
    @ParameterizedTest
    @CsvSource({
        "5:1, AABAAAAABAAAAABAAAAABAAA",
        "2:1, ABAABAABA",
        "3:2:1, ABCABAABCABAABCABA",
        "10:3:1, AABAACABAAABAAAABAAACBAAABAA",
        "1:1:1, ABCABCABC",
        "1.5:1.5, ABABAB",
        "1:0:1, ACACAC",
    })
    void isTheSequenceOfLocust(String weights, String sequence) {
        assertThat(take(weightsOf(weights), sequence.length())).isEqualTo(sequence);
    }

    @Test
    void isEmptyWithoutWeights() {
        assertThat(new ClassOrder(Map.of("A", 0.0)).next()).isEmpty();
    }

    @Test
    void everyWeightGetsItsShareAfterEachRound() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, Double> weights = new HashMap<>();
            int sum = 0;
            for (int i = 0; i <= random.nextInt(6); i++) {
                int weight = 1 + random.nextInt(40);
                weights.put(String.valueOf((char) ('A' + i)), (double) weight);
                sum += weight;
            }
            String once = take(weights, sum);
            weights.forEach(
                    (name, weight) ->
                            assertThat(once.chars().filter(c -> c == name.charAt(0)).count())
                                    .as("share of %s in %s, seed %d", name, weights, seed)
                                    .isEqualTo(weight.longValue()));
        }
    }

    private static Map<String, Double> weightsOf(String text) {
        Map<String, Double> weights = new HashMap<>();
        char name = 'A';
        for (String weight : text.split(":", -1)) {
            weights.put(String.valueOf(name++), Double.valueOf(weight));
        }
        return weights;
    }

    private static String take(Map<String, Double> weights, int count) {
        ClassOrder order = new ClassOrder(weights);
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < count; i++) {
            taken.append(order.next().orElseThrow());
        }
        return taken.toString();
    }
}
