package dev.acrida.engine.definition;

import dev.acrida.Task;
import dev.acrida.TaskOwner;
import dev.acrida.Transition;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a class that matter for its tasks, in source order, those of superclasses first:
 * methods and inner classes marked {@link Task}, and the method {@code tasks()} if it is
 * overridden. A method that overrides another stands for it, with its own annotation or without
 * one.
 */
final class Members {
    private final List<Class<?>> lineage = new ArrayList<>();

    private Members(Class<? extends TaskOwner> type) {
        for (Class<?> c = type; isAuthored(c); c = c.getSuperclass()) {
            lineage.addFirst(c);
        }
    }

    /** What matters for the tasks of the class. */
    static List<AnnotatedElement> of(Class<? extends TaskOwner> type) {
        Members members = new Members(type);
        List<AnnotatedElement> all = new ArrayList<>();
        members.lineage.forEach(c -> all.addAll(members.declaredIn(c)));
        return all;
    }

    /** Whether a member is the method that lists further task sets. */
    static boolean isList(AnnotatedElement member) {
        return member instanceof Method method
                && method.getName().equals("tasks")
                && method.getParameterCount() == 0;
    }

    private static boolean isTask(Method method) {
        return method.isAnnotationPresent(Task.class)
                || method.getAnnotationsByType(Transition.class).length > 0;
    }

    /** Whether the class comes from a test rather than from the API. */
    private static boolean isAuthored(Class<?> type) {
        return !type.getPackageName().equals(TaskOwner.class.getPackageName());
    }

    private List<AnnotatedElement> declaredIn(Class<?> type) {
        List<AnnotatedElement> found = new ArrayList<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> isTask(method) || isList(method))
                .filter(method -> !isOverridden(method))
                .forEach(found::add);
        Arrays.stream(type.getDeclaredClasses())
                .filter(inner -> inner.isAnnotationPresent(Task.class))
                .forEach(found::add);
        return found.size() < 2 ? found : sorted(type, found);
    }

    private static List<AnnotatedElement> sorted(Class<?> type, List<AnnotatedElement> members) {
        SourceOrder order = SourceOrder.of(type);
        Map<AnnotatedElement, SourceOrder.Place> places = new HashMap<>();
        for (AnnotatedElement member : members) {
            places.put(
                    member,
                    member instanceof Method method
                            ? order.of(method)
                            : SourceOrder.of((Class<?>) member).first());
        }
        members.sort(Comparator.comparing(places::get));
        return Collections.unmodifiableList(members);
    }

    private boolean isOverridden(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return lineage.subList(lineage.indexOf(owner) + 1, lineage.size()).stream()
                .flatMap(sub -> Arrays.stream(sub.getDeclaredMethods()))
                .anyMatch(other -> overrides(other, method));
    }

    private static boolean overrides(Method other, Method method) {
        int modifiers = method.getModifiers();
        boolean open =
                Modifier.isPublic(modifiers)
                        || Modifier.isProtected(modifiers)
                        || (!Modifier.isPrivate(modifiers) && samePackage(other, method));
        return open
                && !Modifier.isStatic(modifiers)
                && other.getName().equals(method.getName())
                && Arrays.equals(other.getParameterTypes(), method.getParameterTypes());
    }

    private static boolean samePackage(Method a, Method b) {
        return a.getDeclaringClass()
                .getPackageName()
                .equals(b.getDeclaringClass().getPackageName());
    }
}
