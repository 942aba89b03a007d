package dev.acrida.engine.dispatch;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An endless sequence of names in proportion to their weights, as even as possible at every point:
 * the next is the one that keeps the Kullback–Leibler divergence between the shares so far and the
 * weights smallest. The same sequence as Locust's. Not thread-safe.
 *
 * <p>Of k names, one with the share p of all weights is away from its ideal by at most {@code (1 +
 * p(k - 2)) / 2} once some users are there, and before that by less than {@code 1 + p(k - 2)}: less
 * than one user if there are two or three names, or if none has the lion's share. (A choice by the
 * largest w / (n + 1/2), nearly, is the method of Sainte-Laguë; such methods do not promise more.)
 */
public final class ClassOrder {
    private static final double LN_2 = Math.log(2);

    /** A binary heap, with the next turn at its top. Only that one ever changes. */
    private final Turn[] turns;

    /** Begins the sequence; names of weight 0 never come. */
    public ClassOrder(Map<String, Double> weights) {
        turns =
                weights.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> new Turn(entry.getKey(), entry.getValue()))
                        .toArray(Turn[]::new);
        Arrays.sort(turns, (a, b) -> a.comesBefore(b) ? -1 : 1);
    }

    /** The next name; empty if there is none with a weight. */
    public Optional<String> next() {
        if (turns.length == 0) {
            return Optional.empty();
        }
        Turn turn = turns[0];
        turn.take();
        sink(turn);
        return turn.name;
    }

    private void sink(Turn turn) {
        int at = 0;
        int child = sooner(at);
        while (child < turns.length && turns[child].comesBefore(turn)) {
            turns[at] = turns[child];
            at = child;
            child = sooner(at);
        }
        turns[at] = turn;
    }

    /** The child whose turn comes first. */
    private int sooner(int parent) {
        int left = 2 * parent + 1;
        boolean right = left + 1 < turns.length && turns[left + 1].comesBefore(turns[left]);
        return right ? left + 1 : left;
    }

    /** A name's place in the queue: the divergence that choosing it saves, most first. */
    private static final class Turn {
        private final Optional<String> name;
        private final double weight;
        private double x;
        private double gain;

        Turn(String name, double weight) {
            this.name = Optional.of(name);
            this.weight = weight;
            this.x = weight;
            take();
        }

        /** Each time it is chosen, choosing it again saves less. */
        void take() {
            gain = weight * Math.log(x / (x + 1)) / LN_2;
            x++;
        }

        boolean comesBefore(Turn other) {
            if (gain != other.gain) {
                return gain < other.gain;
            }
            if (x != other.x) {
                return x < other.x;
            }
            return weight != other.weight
                    ? weight < other.weight
                    : name.orElse("").compareTo(other.name.orElse("")) < 0;
        }
    }
}
