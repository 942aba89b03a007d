package dev.acrida.engine.definition;

import dev.acrida.SequentialTaskSet;
import dev.acrida.Tag;
import dev.acrida.TaskList;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.User;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the tasks of classes. Thread-safe: users ask when they enter listed task sets. */
final class TaskScanner {
    private final TagFilter filter;
    private final Map<Tagged, Optional<TaskSetClass>> listed = new ConcurrentHashMap<>();

    TaskScanner(TagFilter filter) {
        this.filter = filter;
    }

    /**
     * The tasks of a user class.
     *
     * @throws TestDefinitionException if it has none, or one that breaks a rule
     */
    TaskPlan planOf(Class<? extends User> type) {
        TaskPlan plan = scan(type, Set.of(), List.of());
        if (plan.isEmpty()) {
            throw new TestDefinitionException(
                    "%s has no tasks left: the filter is %s: change it, or name other user classes"
                            .formatted(type.getSimpleName(), filter));
        }
        return plan;
    }

    private TaskPlan scan(
            Class<? extends TaskOwner> type, Set<String> outerTags, List<Class<?>> path) {
        List<AnnotatedElement> members = Members.of(type);
        Set<String> tags = union(outerTags, type);
        if (MarkovScanner.isMarkov(type)) {
            return markov(type, members, tags);
        }
        if (members.isEmpty()) {
            throw TaskRules.noTasks(type);
        }
        List<TaskDefinition> tasks = new ArrayList<>();
        int listedAt = -1;
        for (AnnotatedElement member : members) {
            if (Members.isList(member)) {
                listedAt = tasks.size();
            } else {
                task(member, tags, append(path, type)).ifPresent(tasks::add);
            }
        }
        TaskPlan.Traits traits = traits(type, Optional.empty());
        return new TaskPlan(traits, tasks, listedAt, entry -> listed(entry, tags));
    }

    /** A chain is kept whole or left out whole; without any tags it always stays. */
    private TaskPlan markov(
            Class<? extends TaskOwner> type, List<AnnotatedElement> members, Set<String> tags) {
        MarkovChain chain = MarkovScanner.chain(type, members);
        boolean kept = tags.isEmpty() || filter.keeps(tags);
        return new TaskPlan(
                traits(type, Optional.of(chain)),
                kept ? chain.states() : List.of(),
                -1,
                entry -> Optional.empty());
    }

    private static TaskPlan.Traits traits(
            Class<? extends TaskOwner> type, Optional<MarkovChain> chain) {
        return new TaskPlan.Traits(
                type.getSimpleName(),
                SequentialTaskSet.class.isAssignableFrom(type),
                overridesWaitTime(type),
                chain,
                false);
    }

    private Optional<TaskDefinition> task(
            AnnotatedElement member, Set<String> tags, List<Class<?>> path) {
        TaskRules.checkPlain(member);
        int weight = TaskRules.weight(member);
        if (member instanceof Method method) {
            TaskRules.check(method);
            return filter.keeps(union(tags, method))
                    ? Optional.of(TaskDefinition.OfMethod.of(method, weight))
                    : Optional.empty();
        }
        Class<? extends TaskSet> type = TaskRules.taskSet((Class<?>) member);
        return taskSet(type, tags, path).map(set -> new TaskDefinition.OfTaskSet(set, weight));
    }

    private Optional<TaskSetClass> taskSet(
            Class<? extends TaskSet> type, Set<String> tags, List<Class<?>> path) {
        if (path.contains(type)) {
            throw new TestDefinitionException(
                    type.getName() + " contains itself as a task: remove @Task from one of them");
        }
        TaskPlan plan = scan(type, tags, path);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TaskSetClass(
                                type,
                                Constructors.ofTaskSet(type),
                                Constructors.enclosing(type),
                                plan));
    }

    private Optional<TaskDefinition> listed(TaskList.Entry entry, Set<String> tags) {
        Tagged key = new Tagged(entry.taskSet(), tags);
        Optional<TaskSetClass> found = listed.get(key);
        if (found == null) {
            found = taskSet(TaskRules.taskSet(entry.taskSet()), tags, List.of());
            listed.put(key, found);
        }
        return found.map(set -> new TaskDefinition.OfTaskSet(set, entry.weight()));
    }

    private static boolean overridesWaitTime(Class<? extends TaskOwner> type) {
        try {
            Class<?> declaring = type.getMethod("waitTime").getDeclaringClass();
            return declaring != TaskSet.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no waitTime()", e);
        }
    }

    private static Set<String> union(Set<String> tags, AnnotatedElement member) {
        Tag tag = member.getAnnotation(Tag.class);
        if (tag == null) {
            return tags;
        }
        Set<String> all = new HashSet<>(tags);
        all.addAll(List.of(tag.value()));
        return Set.copyOf(all);
    }

    private static List<Class<?>> append(List<Class<?>> path, Class<?> type) {
        List<Class<?>> longer = new ArrayList<>(path);
        longer.add(type);
        return longer;
    }

    private record Tagged(Class<? extends TaskSet> type, Set<String> tags) {}
}
