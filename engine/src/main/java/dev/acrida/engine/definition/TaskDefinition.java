package dev.acrida.engine.definition;

import dev.acrida.TaskOwner;
import dev.acrida.UserCode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** One task of a user class or task set class. Immutable. */
public sealed interface TaskDefinition {
    /** The method's name, or the task set's simple name. */
    String name();

    /** How often it is picked, relative to its siblings; at least 1. */
    int weight();

    /**
     * A method of the owner.
     *
     * @param name of the method
     * @param weight at least 1
     * @param handle takes the owner, returns nothing
     */
    record OfMethod(String name, int weight, MethodHandle handle) implements TaskDefinition {
        private static final MethodType CALL = MethodType.methodType(void.class, TaskOwner.class);

        static OfMethod of(Method method, int weight) {
            method.setAccessible(true);
            try {
                MethodHandle handle = MethodHandles.lookup().unreflect(method).asType(CALL);
                return new OfMethod(method.getName(), weight, handle);
            } catch (IllegalAccessException e) {
                throw new TestDefinitionException(method + " cannot be called: " + e, e);
            }
        }

        TaskDefinition withWeight(int other) {
            return new OfMethod(name, other, handle);
        }

        /** Calls the method; whatever it throws comes out as it is. */
        public void call(TaskOwner owner) throws Throwable {
            handle.invokeExact(owner);
        }
    }

    /**
     * Code that was scheduled by hand.
     *
     * @param code what to run
     */
    record OfCode(UserCode<?> code) implements TaskDefinition {
        @Override
        public String name() {
            return "scheduled task";
        }

        @Override
        public int weight() {
            return 1;
        }
    }

    /**
     * A task set, to be entered.
     *
     * @param taskSet its class
     * @param weight at least 1
     */
    record OfTaskSet(TaskSetClass taskSet, int weight) implements TaskDefinition {
        @Override
        public String name() {
            return taskSet.type().getSimpleName();
        }
    }
}
