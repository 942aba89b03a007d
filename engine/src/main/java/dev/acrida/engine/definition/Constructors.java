package dev.acrida.engine.definition;

import dev.acrida.LoadShape;
import dev.acrida.TaskSet;
import dev.acrida.User;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Finds the constructors by which users and task sets are made. */
final class Constructors {
    private Constructors() {}

    /** The constructor of a user class, as {@code () -> User}. */
    static MethodHandle ofUser(Class<? extends User> type) {
        if (enclosing(type).isPresent() || type.isLocalClass() || type.isAnonymousClass()) {
            throw new TestDefinitionException(
                    type.getName() + ": a user class must be static or at the top of its file");
        }
        return find(type).asType(MethodType.methodType(User.class));
    }

    /** The constructor of a load shape, as {@code () -> LoadShape}. */
    static MethodHandle ofShape(Class<? extends LoadShape> type) {
        if (enclosing(type).isPresent() || type.isLocalClass() || type.isAnonymousClass()) {
            throw new TestDefinitionException(
                    type.getName() + ": a load shape must be static or at the top of its file");
        }
        return find(type).asType(MethodType.methodType(LoadShape.class));
    }

    /** The constructor of a task set class, as {@code (Object enclosing) -> TaskSet}. */
    static MethodHandle ofTaskSet(Class<? extends TaskSet> type) {
        Optional<Class<?>> outer = enclosing(type);
        MethodHandle found =
                outer.isPresent()
                        ? find(type, outer.get())
                        : MethodHandles.dropArguments(find(type), 0, Object.class);
        return found.asType(MethodType.methodType(TaskSet.class, Object.class));
    }

    /** The class that a member class has an instance of, unless it is static. */
    static Optional<Class<?>> enclosing(Class<?> type) {
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                ? Optional.of(type.getDeclaringClass())
                : Optional.empty();
    }

    private static MethodHandle find(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new TestDefinitionException(
                    type.getName() + " must have a constructor without parameters, has none", e);
        }
    }
}
