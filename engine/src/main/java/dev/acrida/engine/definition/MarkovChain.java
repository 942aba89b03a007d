package dev.acrida.engine.definition;

import java.util.List;

/**
 * The states of a Markov task set and where each may lead. Immutable.
 *
 * @param states tasks in source order; the first is where it begins
 * @param targets for each state the numbers of those that may follow, each as often as its weight
 */
public record MarkovChain(List<TaskDefinition> states, List<List<Integer>> targets) {
    /** Copies the lists. */
    public MarkovChain {
        states = List.copyOf(states);
        targets = List.copyOf(targets);
    }
}
