package dev.acrida.engine.definition;

import dev.acrida.User;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Values for fields of a user class: static ones are set once, others in every user. Immutable. */
final class FieldValues {
    private static final MethodHandle FILL = fill();

    private final Map<Field, Object> values;

    private FieldValues(Map<Field, Object> values) {
        this.values = values;
    }

    /**
     * The values as the fields need them.
     *
     * @throws TestDefinitionException if there is no such field, or no such value for it
     */
    static FieldValues of(
            Class<? extends User> type, Map<String, Function<Type, Object>> valuesByName) {
        Map<Field, Object> values = new LinkedHashMap<>();
        valuesByName.forEach(
                (name, value) -> {
                    Field field = find(type, name);
                    values.put(field, value(field, value));
                });
        return new FieldValues(values);
    }

    void setStatic() {
        values.forEach(
                (field, value) -> {
                    if (Modifier.isStatic(field.getModifiers())) {
                        set(field, null, value);
                    }
                });
    }

    /** The constructor, followed by setting the fields of the user that it made. */
    MethodHandle setAfter(MethodHandle constructor) {
        return values.keySet().stream().allMatch(field -> Modifier.isStatic(field.getModifiers()))
                ? constructor
                : MethodHandles.filterReturnValue(constructor, FILL.bindTo(this));
    }

    /** Called through {@link #FILL}. */
    @SuppressWarnings("UnusedMethod")
    private User fill(User user) {
        values.forEach(
                (field, value) -> {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        set(field, user, value);
                    }
                });
        return user;
    }

    private static void set(Field field, @Nullable User user, Object value) {
        try {
            field.set(user, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Field field, Function<Type, Object> value) {
        try {
            return value.apply(field.getGenericType());
        } catch (IllegalArgumentException e) {
            throw new TestDefinitionException(place(field) + " " + e.getMessage(), e);
        }
    }

    private static Field find(Class<? extends User> type, String name) {
        List<String> names = new ArrayList<>();
        for (Class<?> c = type; !c.getPackage().equals(User.class.getPackage()); c = parent(c)) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return settable(field);
                }
                names.add(field.getName());
            }
        }
        throw new TestDefinitionException(
                "%s has no field %s%s"
                        .formatted(type.getSimpleName(), name, Suggestion.sentence(name, names)));
    }

    private static Class<?> parent(Class<?> type) {
        return Objects.requireNonNull(type.getSuperclass());
    }

    private static Field settable(Field field) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new TestDefinitionException(
                    place(field) + " is final and cannot be set: remove final");
        }
        field.setAccessible(true);
        return field;
    }

    private static String place(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static MethodHandle fill() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            FieldValues.class,
                            "fill",
                            MethodType.methodType(User.class, User.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
