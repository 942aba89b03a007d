package dev.acrida.engine.definition;

import dev.acrida.Abstract;
import dev.acrida.Rows;
import dev.acrida.Task;
import dev.acrida.TaskSet;
import dev.acrida.User;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the user classes of a test among its classes. */
public final class UserClasses {
    private UserClasses() {}

    /**
     * The user classes of a test, by name. Abstract classes and those marked {@link Abstract} are
     * left out.
     *
     * @param candidates all classes of the test
     * @param filter which tasks take part
     * @param picked simple names of the user classes that take part; empty for all
     * @return at least one
     * @throws TestDefinitionException if there is none, or one that breaks a rule
     */
    public static List<UserClass> from(
            List<Class<?>> candidates, TagFilter filter, Collection<String> picked) {
        candidates.forEach(UserClasses::checkTaskMark);
        candidates.stream().filter(UserClasses::holdsTestData).forEach(Initializers::run);
        Map<String, Class<? extends User>> byName = byName(candidates);
        picked.forEach(name -> checkPicked(name, byName));
        TaskScanner scanner = new TaskScanner(filter);
        return byName.entrySet().stream()
                .filter(entry -> picked.isEmpty() || picked.contains(entry.getKey()))
                .map(entry -> UserClass.of(entry.getValue(), scanner))
                .toList();
    }

    /** The simple names of the user classes that {@link #from} can pick from, sorted. */
    public static List<String> names(List<Class<?>> candidates) {
        return List.copyOf(byName(candidates).keySet());
    }

    private static Map<String, Class<? extends User>> byName(List<Class<?>> candidates) {
        Map<String, Class<? extends User>> byName = new TreeMap<>();
        candidates.stream()
                .filter(UserClasses::isRunnable)
                .sorted(Comparator.comparing(Class::getName))
                .map(type -> type.<User>asSubclass(User.class))
                .forEach(type -> put(byName, type));
        if (byName.isEmpty()) {
            throw new TestDefinitionException(
                    "no user class found: a test needs a class that extends User or HttpUser, and"
                            + " is neither abstract nor marked @Abstract");
        }
        return byName;
    }

    private static void put(Map<String, Class<? extends User>> byName, Class<? extends User> type) {
        Class<? extends User> other = byName.put(type.getSimpleName(), type);
        if (other != null && other != type) {
            throw new TestDefinitionException(
                    "user classes must have different simple names, but there are %s and %s"
                            .formatted(other.getName(), type.getName()));
        }
    }

    private static boolean isRunnable(Class<?> type) {
        return User.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers())
                && !type.isAnnotationPresent(Abstract.class);
    }

    /** It shall be read, and found right or wrong, before the first user starts. */
    private static boolean holdsTestData(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(
                        field ->
                                field.getType() == Rows.class
                                        && Modifier.isStatic(field.getModifiers()));
    }

    private static void checkTaskMark(Class<?> type) {
        if (type.isAnnotationPresent(Task.class) && !TaskSet.class.isAssignableFrom(type)) {
            TaskRules.taskSet(type);
        }
    }

    private static void checkPicked(String name, Map<String, Class<? extends User>> byName) {
        if (byName.containsKey(name)) {
            return;
        }
        throw new TestDefinitionException(
                Suggestion.nearest(name, byName.keySet())
                        .map(
                                near ->
                                        "no user class is called %s: did you mean %s?"
                                                .formatted(name, near))
                        .orElseGet(
                                () ->
                                        "no user class is called %s: there are %s"
                                                .formatted(
                                                        name, String.join(", ", byName.keySet()))));
    }
}
