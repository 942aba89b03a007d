package dev.acrida.engine.definition;

import dev.acrida.TaskList;
import dev.acrida.engine.dispatch.ClassShare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes all user classes, and all task methods of each, equally likely, however deep in task sets
 * they are. A method in a task set is run by entering the task set for this one task, so that its
 * {@code onStart} and {@code onStop} run around it. Fixed counts stay.
 */
public final class EqualWeights {
    private EqualWeights() {}

    /** The same classes with equal weights. */
    public static List<UserClass> of(List<UserClass> userClasses) {
        return userClasses.stream().map(EqualWeights::equal).toList();
    }

    private static UserClass equal(UserClass type) {
        TaskPlace place = TaskPlace.of(type);
        return new UserClass(
                type.type(),
                new ClassShare(type.name(), 1, type.share().fixedCount()),
                type.host(),
                type.tasks()
                        .withTasks(
                                leaves(type.tasks().annotated(), place),
                                remembering(task -> leaves(task, place))),
                type.constructor());
    }

    /** Each user of the class asks again for what its {@code tasks()} lists. */
    private static Function<TaskDefinition, List<TaskDefinition>> remembering(
            Function<TaskDefinition, List<TaskDefinition>> leaves) {
        Map<TaskDefinition, List<TaskDefinition>> known = new ConcurrentHashMap<>();
        return task -> known.computeIfAbsent(task, leaves);
    }

    private static List<TaskDefinition> leaves(List<TaskDefinition> tasks, TaskPlace place) {
        return tasks.stream().flatMap(task -> leaves(task, place).stream()).toList();
    }

    private static List<TaskDefinition> leaves(TaskDefinition task, TaskPlace place) {
        return switch (task) {
            case TaskDefinition.OfMethod method -> List.of(method.withWeight(1));
            case TaskDefinition.OfCode code -> List.of(code);
            case TaskDefinition.OfTaskSet set -> leaves(set.taskSet(), place);
        };
    }

    private static List<TaskDefinition> leaves(TaskSetClass set, TaskPlace outer) {
        TaskPlan plan = set.plan();
        TaskPlace place = outer.enter(set);
        if (!plan.mayList()) {
            return alone(set, leaves(plan.annotated(), place));
        }
        Optional<TaskList> listed = outer.isInside(set.type()) ? Optional.empty() : place.listed();
        return listed.map(list -> alone(set, leaves(plan.all(list), place)))
                .orElseGet(() -> withUnknown(set, leaves(plan.annotated(), place)));
    }

    /** What its {@code tasks()} lists is known only inside of it: all of that is one leaf. */
    private static List<TaskDefinition> withUnknown(TaskSetClass set, List<TaskDefinition> known) {
        List<TaskDefinition> leaves = new ArrayList<>(alone(set, known));
        leaves.add(alone(set, set.plan().onceListed(List::of)));
        return leaves;
    }

    private static List<TaskDefinition> alone(TaskSetClass set, List<TaskDefinition> leaves) {
        return leaves.stream().map(leaf -> alone(set, set.plan().once(leaf))).toList();
    }

    private static TaskDefinition alone(TaskSetClass set, TaskPlan plan) {
        return new TaskDefinition.OfTaskSet(
                new TaskSetClass(set.type(), set.constructor(), set.enclosing(), plan), 1);
    }
}
