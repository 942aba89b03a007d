package dev.acrida.engine.definition;

import dev.acrida.Task;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.Transition;
import dev.acrida.User;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;

/** What a task must be, and the line that its author reads if it is not. */
final class TaskRules {
    private static final Set<String> HOOKS = Set.of("onStart", "onStop");

    private TaskRules() {}

    /** The weight of a task. */
    static int weight(AnnotatedElement member) {
        int weight = member.getAnnotation(Task.class).value();
        if (weight < 1) {
            throw new TestDefinitionException(
                    "%s: the weight of a task must be at least 1, was @Task(%d)"
                            .formatted(nameOf(member), weight));
        }
        return weight;
    }

    /** Checks that a task is not a state of a chain. */
    static void checkPlain(AnnotatedElement member) {
        if (member.getAnnotationsByType(Transition.class).length > 0) {
            throw new TestDefinitionException(
                    "%s: @Transition is for methods of a MarkovTaskSet: use @Task, or extend it"
                            .formatted(nameOf(member)));
        }
    }

    /** Checks that a method can be a task. */
    static void check(Method method) {
        if (method.getParameterCount() > 0) {
            throw new TestDefinitionException(
                    "%s: a task must have no parameters, has %d: remove them, or remove @Task"
                            .formatted(nameOf(method), method.getParameterCount()));
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw new TestDefinitionException(
                    nameOf(method) + ": a task must not be static: remove static, or remove @Task");
        }
    }

    /** A class that is a task, as a task set. */
    static Class<? extends TaskSet> taskSet(Class<?> type) {
        if (!TaskSet.class.isAssignableFrom(type)) {
            throw new TestDefinitionException(
                    "%s: a class marked @Task must extend TaskSet, extends %s"
                            .formatted(type.getName(), superclass(type)));
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new TestDefinitionException(
                    type.getName() + ": a task set that is a task must not be abstract");
        }
        return type.asSubclass(TaskSet.class);
    }

    /** Says that a class has no tasks, and what may have been forgotten. */
    static TestDefinitionException noTasks(Class<? extends TaskOwner> type) {
        String hint =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(TaskRules::looksLikeTask)
                        .map(Method::getName)
                        .sorted()
                        .findFirst()
                        .map(name -> " (did you forget it on " + name + "()?)")
                        .orElse("");
        return new TestDefinitionException(
                type.getSimpleName() + " has no tasks: mark a method with @Task" + hint);
    }

    private static boolean looksLikeTask(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() == void.class
                && !method.isSynthetic()
                && !Modifier.isStatic(method.getModifiers())
                && !HOOKS.contains(method.getName());
    }

    private static String nameOf(AnnotatedElement member) {
        return member instanceof Method method
                ? method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()"
                : ((Class<?>) member).getName();
    }

    private static String superclass(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        boolean user = parent != null && User.class.isAssignableFrom(parent);
        return parent == null ? "nothing" : parent.getSimpleName() + (user ? ", a user" : "");
    }
}
