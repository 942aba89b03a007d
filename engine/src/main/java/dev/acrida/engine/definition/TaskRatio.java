package dev.acrida.engine.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a user class or task is, as Locust's task ratio says it. Immutable. Task sets that
 * {@code tasks()} lists are left out: only an instance knows them.
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
                    ratios.add(
                            new TaskRatio(type.name(), ratio, tasks(type.tasks(), total, ratio)));
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

    private static List<TaskRatio> tasks(TaskPlan plan, boolean total, double above) {
        double parent = total ? above : 1;
        double weight = plan.annotated().stream().mapToInt(TaskDefinition::weight).sum();
        return plan.annotated().stream()
                .map(task -> of(task, task.weight() * parent / weight, total))
                .toList();
    }

    private static TaskRatio of(TaskDefinition task, double ratio, boolean total) {
        if (task instanceof TaskDefinition.OfTaskSet set && set.taskSet().plan().once()) {
            return of(set.taskSet().plan().annotated().getFirst(), ratio, total);
        }
        return new TaskRatio(
                task.name(),
                ratio,
                switch (task) {
                    case TaskDefinition.OfTaskSet set -> tasks(set.taskSet().plan(), total, ratio);
                    case TaskDefinition.OfMethod method -> List.of();
                    case TaskDefinition.OfCode code -> List.of();
                });
    }
}
