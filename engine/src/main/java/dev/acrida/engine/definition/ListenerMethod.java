package dev.acrida.engine.definition;

import dev.acrida.Event;
import dev.acrida.Listener;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A static method marked {@link Listener}. Immutable.
 *
 * @param name of class and method, for messages
 * @param type which events it listens to
 * @param handle takes the event, returns nothing
 */
public record ListenerMethod(String name, Class<? extends Event> type, MethodHandle handle) {
    private static final MethodType CALL = MethodType.methodType(void.class, Event.class);

    /**
     * The listeners of these classes: class by class, in source order.
     *
     * @throws TestDefinitionException if a marked method is not static, or has not one event as its
     *     only parameter
     */
    public static List<ListenerMethod> in(List<Class<?>> classes) {
        List<ListenerMethod> found = new ArrayList<>();
        for (Class<?> type : classes) {
            List<Method> methods = new ArrayList<>(Arrays.asList(type.getDeclaredMethods()));
            methods.removeIf(method -> !method.isAnnotationPresent(Listener.class));
            if (methods.size() > 1) {
                methods.sort(Comparator.comparing(SourceOrder.of(type)::of));
            }
            methods.forEach(method -> found.add(of(method)));
        }
        return found;
    }

    /** Calls the listener; whatever it throws comes out as it is. */
    public void call(Event event) throws Throwable {
        handle.invokeExact(event);
    }

    private static ListenerMethod of(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new TestDefinitionException(
                    name + ": a listener must be static, this one is not: add static");
        }
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != 1 || !Event.class.isAssignableFrom(parameters[0])) {
            throw new TestDefinitionException(
                    "%s: a listener must have one parameter, an event, has %s"
                            .formatted(name, Arrays.toString(method.getParameterTypes())));
        }
        method.setAccessible(true);
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method).asType(CALL);
            return new ListenerMethod(name, parameters[0].asSubclass(Event.class), handle);
        } catch (IllegalAccessException e) {
            throw new TestDefinitionException(name + " cannot be called: " + e, e);
        }
    }
}
