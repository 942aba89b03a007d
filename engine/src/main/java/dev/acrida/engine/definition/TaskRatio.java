package dev.acrida.engine.definition;

import dev.acrida.TaskList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How likely a user class or task is, as Locust's task ratio says it. Immutable. To know what
 * {@code tasks()} lists, an instance of each class that overrides it is made, which never runs.
 *
 * @param name of the class or task
 * @param ratio 0..1
 * @param tasks of the user class or task set; empty for a method
 */
public record TaskRatio(String name, double ratio, List<TaskRatio> tasks) {
    /** Copies the list. */
    public TaskRatio {
        tasks = List.copyOf(tasks);
    }

    /**
     * The ratios of these classes.
     *
     * @param users how many there would be; 0 for as many as there is weight
     * @param total whether a task's ratio is that of all tasks, or that within its parent
     */
    public static List<TaskRatio> of(List<UserClass> userClasses, int users, boolean total) {
        Map<UserClass, Double> counts = counts(userClasses, users);
        double sum = counts.values().stream().mapToDouble(n -> n).sum();
        List<TaskRatio> ratios = new ArrayList<>();
        counts.forEach(
                (type, count) -> {
                    double ratio = sum == 0 ? 0 : count / sum;
                    Tree tree = new Tree(total, () -> Specimen.of(type));
                    ratios.add(new TaskRatio(type.name(), ratio, tree.of(type.tasks(), ratio)));
                });
        return ratios;
    }

    private static Map<UserClass, Double> counts(List<UserClass> userClasses, int users) {
        double fixed = userClasses.stream().mapToInt(type -> type.share().fixedCount()).sum();
        double weight = userClasses.stream().mapToDouble(TaskRatio::weight).sum();
        double byDefault = fixed > 0 ? 1 : weight;
        double weighted = Math.max(0, (users > 0 ? users : byDefault) - fixed);
        Map<UserClass, Double> counts = new LinkedHashMap<>();
        for (UserClass type : userClasses) {
            // rint rounds halves to even, as Python's round does.
            double count =
                    type.share().isFixed()
                            ? type.share().fixedCount()
                            : Math.rint(weight(type) / weight * weighted);
            counts.put(type, count);
        }
        return counts;
    }

    private static double weight(UserClass type) {
        return type.share().isFixed() ? 0 : type.share().weight();
    }

    /**
     * Follows a class's tasks.
     *
     * @param total whether a task's ratio is that of all tasks
     * @param specimen an instance of the class, made only where one is needed
     */
    private record Tree(boolean total, Supplier<Optional<Specimen>> specimen) {
        List<TaskRatio> of(TaskPlan plan, double above) {
            TaskList list =
                    plan.mayList()
                            ? specimen.get().flatMap(Specimen::tasks).orElse(TaskList.EMPTY)
                            : TaskList.EMPTY;
            List<TaskDefinition> tasks = plan.all(list);
            double weight = tasks.stream().mapToInt(TaskDefinition::weight).sum();
            double parent = total ? above : 1;
            return tasks.stream().map(task -> of(task, task.weight() * parent / weight)).toList();
        }

        private TaskRatio of(TaskDefinition task, double ratio) {
            return switch (task) {
                case TaskDefinition.OfTaskSet set -> of(set.taskSet(), ratio);
                case TaskDefinition.OfMethod method -> leaf(method, ratio);
                case TaskDefinition.OfCode code -> leaf(code, ratio);
            };
        }

        private TaskRatio of(TaskSetClass set, double ratio) {
            Tree inner = new Tree(total, () -> specimen.get().flatMap(s -> s.enter(set)));
            TaskPlan plan = set.plan();
            return plan.once() && !plan.mayList()
                    ? inner.of(plan.annotated().getFirst(), ratio)
                    : new TaskRatio(set.type().getSimpleName(), ratio, inner.of(plan, ratio));
        }

        private static TaskRatio leaf(TaskDefinition task, double ratio) {
            return new TaskRatio(task.name(), ratio, List.of());
        }
    }
}
