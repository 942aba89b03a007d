package dev.acrida.engine.arrival;

import dev.acrida.engine.dispatch.ClassOrder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * Of which class each arrival is: in proportion to the weights, for even arrivals as evenly as can
 * be, for random ones at random, so that those of each class are Poisson processes, too. Confined
 * to one thread.
 */
public sealed interface ClassMix {
    /**
     * Begins a mix.
     *
     * @param weights by the names of classes; at least one is more than 0
     */
    static ClassMix of(SequencedMap<String, Double> weights, ArrivalProcess process, long seed) {
        return switch (process) {
            case UNIFORM -> new Even(new ClassOrder(weights));
            case POISSON -> new Drawn(new LinkedHashMap<>(weights), new SplittableRandom(seed));
        };
    }

    /** The class of the next arrival. */
    String next();

    /** One that keeps to the shares at every point. */
    record Even(ClassOrder order) implements ClassMix {
        @Override
        public String next() {
            return order.next().orElseThrow();
        }
    }

    /** One that is drawn. */
    record Drawn(Map<String, Double> weights, SplittableRandom random) implements ClassMix {
        @Override
        public String next() {
            double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
            double drawn = random.nextDouble() * sum;
            String last = "";
            for (Map.Entry<String, Double> each : weights.entrySet()) {
                last = each.getValue() > 0 ? each.getKey() : last;
                drawn -= each.getValue();
                if (drawn < 0) {
                    return each.getKey();
                }
            }
            return last;
        }
    }
}
