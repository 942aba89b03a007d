package dev.acrida.engine.dispatch;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * An endless sequence of names in proportion to their weights, as even as possible at every point:
 * the next is the one that keeps the Kullback–Leibler divergence between the shares so far and the
 * weights smallest. The same sequence as Locust's. Not thread-safe.
 */
public final class ClassOrder {
    private static final Comparator<Turn> SOONEST =
            Comparator.comparingDouble(Turn::gain)
                    .thenComparingDouble(Turn::x)
                    .thenComparingDouble(Turn::weight)
                    .thenComparing(Turn::name);

    private final PriorityQueue<Turn> turns = new PriorityQueue<>(SOONEST);

    /** Begins the sequence; names of weight 0 never come. */
    public ClassOrder(Map<String, Double> weights) {
        weights.forEach(
                (name, weight) -> {
                    if (weight > 0) {
                        turns.add(Turn.of(name, weight, weight));
                    }
                });
    }

    /** The next name; empty if there is none with a weight. */
    public Optional<String> next() {
        Turn turn = turns.poll();
        if (turn == null) {
            return Optional.empty();
        }
        turns.add(Turn.of(turn.name(), turn.weight(), turn.x()));
        return Optional.of(turn.name());
    }

    /** A name's place in the queue: the divergence that choosing it saves, most first. */
    private record Turn(double gain, double x, double weight, String name) {
        static Turn of(String name, double weight, double x) {
            double gain = weight * Math.log(x / (x + 1)) / Math.log(2);
            return new Turn(gain, x + 1, weight, name);
        }
    }
}
