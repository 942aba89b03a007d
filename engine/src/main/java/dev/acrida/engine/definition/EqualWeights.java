package dev.acrida.engine.definition;

import dev.acrida.engine.dispatch.ClassShare;

import java.util.ArrayList;
import java.util.List;

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
        return new UserClass(
                type.type(),
                new ClassShare(type.name(), 1, type.share().fixedCount()),
                type.host(),
                type.tasks().withTasks(leaves(type.tasks()), EqualWeights::leaves),
                type.constructor());
    }

    private static List<TaskDefinition> leaves(TaskPlan plan) {
        return plan.annotated().stream().flatMap(task -> leaves(task).stream()).toList();
    }

    private static List<TaskDefinition> leaves(TaskDefinition task) {
        return switch (task) {
            case TaskDefinition.OfMethod method -> List.of(method.withWeight(1));
            case TaskDefinition.OfCode code -> List.of(code);
            case TaskDefinition.OfTaskSet set -> leaves(set.taskSet());
        };
    }

    /** What its {@code tasks()} lists is known only inside of it, so all of that is one leaf. */
    private static List<TaskDefinition> leaves(TaskSetClass set) {
        List<TaskDefinition> leaves = new ArrayList<>();
        leaves(set.plan()).forEach(leaf -> leaves.add(alone(set, set.plan().once(leaf))));
        if (set.plan().mayList()) {
            leaves.add(alone(set, set.plan().onceListed(EqualWeights::leaves)));
        }
        return leaves;
    }

    private static TaskDefinition alone(TaskSetClass set, TaskPlan plan) {
        return new TaskDefinition.OfTaskSet(
                new TaskSetClass(set.type(), set.constructor(), set.enclosing(), plan), 1);
    }
}
