package dev.acrida.engine.definition;

import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.User;

import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * A task set class: how to make an instance, and its tasks. Immutable.
 *
 * @param type the class
 * @param constructor takes the enclosing instance, or null if there is none; returns the task set
 * @param enclosing the class that it is an inner class of, if it is one
 * @param plan its tasks
 */
public record TaskSetClass(
        Class<? extends TaskSet> type,
        MethodHandle constructor,
        Optional<Class<?>> enclosing,
        TaskPlan plan) {

    /**
     * Makes an instance; an inner class gets the nearest parent of its enclosing class.
     *
     * @param parent from where the task set is entered
     * @throws TestDefinitionException if no parent is an instance of the enclosing class
     * @throws Throwable what the constructor throws
     */
    public TaskSet create(TaskOwner parent) throws Throwable {
        Object outer = enclosing.isPresent() ? enclosingInstance(enclosing.get(), parent) : this;
        return (TaskSet) constructor.invokeExact(outer);
    }

    private Object enclosingInstance(Class<?> outer, TaskOwner parent) {
        TaskOwner candidate = parent;
        while (!outer.isInstance(candidate)) {
            candidate =
                    switch (candidate) {
                        case TaskSet set -> set.parent();
                        case User user -> throw unreachable(outer, user);
                    };
        }
        return candidate;
    }

    private TestDefinitionException unreachable(Class<?> outer, User user) {
        return new TestDefinitionException(
                "%s is an inner class of %s, but was entered by %s, which is none: make it static"
                        .formatted(
                                type.getName(),
                                outer.getSimpleName(),
                                user.getClass().getSimpleName()));
    }
}
