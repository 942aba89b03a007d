package dev.acrida;

import java.util.ArrayList;
import java.util.List;

/**
 * Task sets with weights, for {@link TaskOwner#tasks()}. Immutable.
 *
 * @param entries in order
 */
public record TaskList(List<Entry> entries) {
    /** No tasks. */
    public static final TaskList EMPTY = new TaskList(List.of());

    /** Copies the list. */
    public TaskList {
        entries = List.copyOf(entries);
    }

    /** These task sets, each with weight 1. */
    @SafeVarargs
    public static TaskList of(Class<? extends TaskSet>... taskSets) {
        TaskList list = EMPTY;
        for (Class<? extends TaskSet> taskSet : taskSets) {
            list = list.and(taskSet, 1);
        }
        return list;
    }

    /**
     * This list and one task set more.
     *
     * @param weight at least 1
     */
    public TaskList and(Class<? extends TaskSet> taskSet, int weight) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(new Entry(taskSet, weight));
        return new TaskList(all);
    }

    /**
     * A task set and how often it is picked.
     *
     * @param taskSet the class
     * @param weight at least 1
     */
    public record Entry(Class<? extends TaskSet> taskSet, int weight) {
        /** Checks the weight. */
        public Entry {
            if (weight < 1) {
                throw new IllegalArgumentException(
                        "weight of task " + taskSet.getName() + " must be >= 1, was " + weight);
            }
        }
    }
}
