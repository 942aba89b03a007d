package dev.acrida.junit;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;

/** Finds what is marked {@link LoadHost} in a test class or its superclasses. */
final class HostMember {
    private HostMember() {}

    static Optional<String> of(Object test) throws ReflectiveOperationException {
        for (Class<?> type = test.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isMarked(field)) {
                    return Optional.of(String.valueOf(field.get(test)));
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (isMarked(method)) {
                    return Optional.of(String.valueOf(method.invoke(test)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMarked(AccessibleObject member) {
        if (!member.isAnnotationPresent(LoadHost.class)) {
            return false;
        }
        member.setAccessible(true);
        return true;
    }
}
