package dev.acrida.engine.definition;

import dev.acrida.engine.dispatch.ClassShare;

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
                type.tasks().withTasks(leaves(type.tasks())),
                type.constructor());
    }

    private static List<TaskDefinition> leaves(TaskPlan plan) {
        return plan.annotated().stream()
                .flatMap(
                        task ->
                                switch (task) {
                                    case TaskDefinition.OfMethod method ->
                                            List.of(method.withWeight(1)).stream();
                                    case TaskDefinition.OfCode code -> List.of(code).stream();
                                    case TaskDefinition.OfTaskSet set ->
                                            leaves(set.taskSet().plan()).stream()
                                                    .map(leaf -> alone(set.taskSet(), leaf));
                                })
                .toList();
    }

    private static TaskDefinition alone(TaskSetClass set, TaskDefinition leaf) {
        return new TaskDefinition.OfTaskSet(
                new TaskSetClass(
                        set.type(), set.constructor(), set.enclosing(), set.plan().once(leaf)),
                1);
    }
}
