package dev.acrida.engine.definition;

import dev.acrida.TaskList;
import dev.acrida.TaskSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tasks of one class in source order, after tag filtering. Immutable; the task sets that {@code
 * tasks()} lists are known only to an instance, so their place is kept until one is there.
 */
public final class TaskPlan {
    private final Traits traits;
    private final List<TaskDefinition> tasks;
    private final int listedAt;

    /** What all instances have, if none lists any: then they share it. */
    private final List<TaskDefinition> expanded;

    /** Finds the task for an entry of {@code tasks()}; empty if its tags leave it out. */
    private final Function<TaskList.Entry, Optional<TaskDefinition>> listed;

    /** What stands in the place of a task that {@code tasks()} lists. */
    private final Function<TaskDefinition, List<TaskDefinition>> parts;

    TaskPlan(
            Traits traits,
            List<TaskDefinition> tasks,
            int listedAt,
            Function<TaskList.Entry, Optional<TaskDefinition>> listed) {
        this(traits, tasks, listedAt, listed, List::of);
    }

    private TaskPlan(
            Traits traits,
            List<TaskDefinition> tasks,
            int listedAt,
            Function<TaskList.Entry, Optional<TaskDefinition>> listed,
            Function<TaskDefinition, List<TaskDefinition>> parts) {
        this.traits = traits;
        this.tasks = List.copyOf(tasks);
        this.listedAt = listedAt;
        this.listed = listed;
        this.parts = parts;
        this.expanded = mayList() ? List.of() : expanded(TaskList.EMPTY);
    }

    /** Whether the tasks run in order rather than at random. */
    public boolean sequential() {
        return traits.sequential();
    }

    /** Whether the class overrides {@code waitTime()}, so that pacing keeps its own time. */
    public boolean ownWaitTime() {
        return traits.ownWaitTime();
    }

    /** From which task to which, if the class is a Markov task set. */
    public Optional<MarkovChain> chain() {
        return traits.chain();
    }

    /** Whether the task set is left after one task. */
    public boolean once() {
        return traits.once();
    }

    /**
     * A task set that {@code tasks()} or the annotations may know or not, as a task.
     *
     * @throws TestDefinitionException if it breaks a rule, or its tags leave nothing of it
     */
    public TaskDefinition find(Class<? extends TaskSet> taskSet) {
        return listed.apply(new TaskList.Entry(taskSet, 1))
                .orElseThrow(
                        () ->
                                new TestDefinitionException(
                                        taskSet.getSimpleName()
                                                + " has no tasks left: the tags left none"));
    }

    /**
     * The same with other tasks, at random.
     *
     * @param others in place of the annotated ones
     * @param parts what takes the place of a task that {@code tasks()} lists
     */
    TaskPlan withTasks(
            List<TaskDefinition> others, Function<TaskDefinition, List<TaskDefinition>> parts) {
        int list = mayList() ? others.size() : listedAt;
        return new TaskPlan(traits.atRandom(false), others, list, listed, parts);
    }

    /** The same with one task only, after which it is left. */
    TaskPlan once(TaskDefinition task) {
        return new TaskPlan(traits.atRandom(true), List.of(task), -1, listed);
    }

    /** The same with only what {@code tasks()} lists, left after one of it. */
    TaskPlan onceListed(Function<TaskDefinition, List<TaskDefinition>> parts) {
        return new TaskPlan(traits.atRandom(true), List.of(), 0, listed, parts);
    }

    /** The annotated tasks, in source order. */
    public List<TaskDefinition> annotated() {
        return tasks;
    }

    /**
     * The same with only the tasks of these names.
     *
     * @throws TestDefinitionException if there is no task of one of the names, or none is left
     */
    TaskPlan keeping(List<String> names) {
        List<String> known = tasks.stream().map(TaskDefinition::name).toList();
        for (String name : names) {
            if (!known.contains(name) && !mayList()) {
                throw new TestDefinitionException(
                        "%s has no task %s%s"
                                .formatted(traits.owner(), name, Suggestion.sentence(name, known)));
            }
        }
        if (names.isEmpty()) {
            throw new TestDefinitionException(traits.owner() + " must keep a task, was given none");
        }
        return new TaskPlan(
                traits,
                kept(tasks, names),
                mayList() ? kept(tasks.subList(0, listedAt), names).size() : listedAt,
                entry -> listed.apply(entry).filter(task -> names.contains(task.name())),
                parts);
    }

    private static List<TaskDefinition> kept(List<TaskDefinition> tasks, List<String> names) {
        return tasks.stream().filter(task -> names.contains(task.name())).toList();
    }

    /** Whether no instance of the class can have a task. */
    boolean isEmpty() {
        return tasks.isEmpty() && !mayList();
    }

    /** Whether the class overrides {@code tasks()}. */
    boolean mayList() {
        return listedAt >= 0;
    }

    /**
     * All tasks of an instance, each as often as its weight says.
     *
     * @param list what {@code tasks()} returned
     * @return at least one
     * @throws TestDefinitionException if there is none
     */
    public List<TaskDefinition> expand(TaskList list) {
        List<TaskDefinition> all = mayList() ? expanded(list) : expanded;
        if (all.isEmpty()) {
            throw new TestDefinitionException(
                    "%s has no tasks: of the %d task sets that tasks() returned, the tags left none"
                            .formatted(traits.owner(), list.entries().size()));
        }
        return all;
    }

    private List<TaskDefinition> expanded(TaskList list) {
        return all(list).stream()
                .flatMap(task -> Collections.nCopies(task.weight(), task).stream())
                .toList();
    }

    /**
     * All tasks of an instance, in order, each once.
     *
     * @param list what {@code tasks()} returned
     */
    List<TaskDefinition> all(TaskList list) {
        List<TaskDefinition> all = new ArrayList<>(tasks);
        if (mayList()) {
            all.addAll(
                    listedAt,
                    list.entries().stream()
                            .flatMap(entry -> listed.apply(entry).stream())
                            .flatMap(task -> parts.apply(task).stream())
                            .toList());
        }
        return all;
    }

    /** What a class is besides its tasks. */
    record Traits(
            String owner,
            boolean sequential,
            boolean ownWaitTime,
            Optional<MarkovChain> chain,
            boolean once) {

        Traits atRandom(boolean once) {
            return new Traits(owner, false, ownWaitTime, Optional.empty(), once);
        }
    }
}
