package dev.acrida.engine.definition;

import dev.acrida.Abstract;
import dev.acrida.LoadShape;
import dev.acrida.spi.ShapeContext;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A load shape of a test. Immutable.
 *
 * @param type the class
 * @param constructor makes an instance; to be called where a shape context is bound
 */
public record ShapeClass(Class<? extends LoadShape> type, MethodHandle constructor) {
    /** The name by which a shape that is there is not used. */
    public static final String NONE = "none";

    /**
     * Finds the shape of a test. Abstract classes and those marked {@link Abstract} are left out.
     *
     * @param candidates all classes of the test
     * @param picked its simple name; {@link #NONE} for none; empty for the only one
     * @throws TestDefinitionException if several are there to pick from, or none of this name
     */
    public static Optional<ShapeClass> find(
            Collection<Class<?>> candidates, Optional<String> picked) {
        Map<String, Class<? extends LoadShape>> shapes = new TreeMap<>();
        candidates.stream()
                .filter(ShapeClass::isRunnable)
                .map(type -> type.<LoadShape>asSubclass(LoadShape.class))
                .forEach(type -> shapes.put(type.getSimpleName(), type));
        if (picked.isEmpty() && shapes.size() > 1) {
            throw new TestDefinitionException(
                    "there are %d load shapes (%s): name one with --shape, or --shape none"
                            .formatted(shapes.size(), String.join(", ", shapes.keySet())));
        }
        if (picked.filter(NONE::equals).isPresent()) {
            return Optional.empty();
        }
        picked.ifPresent(name -> check(name, shapes));
        return shapes.entrySet().stream()
                .filter(shape -> picked.isEmpty() || picked.get().equals(shape.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(ShapeClass::of);
    }

    /**
     * This class.
     *
     * @throws TestDefinitionException if it cannot be created
     */
    public static ShapeClass of(Class<? extends LoadShape> type) {
        return new ShapeClass(type, Constructors.ofShape(type));
    }

    /** Its simple name. */
    public String name() {
        return type.getSimpleName();
    }

    /**
     * Makes an instance.
     *
     * @throws Throwable what the constructor throws
     */
    public LoadShape create(ShapeContext context) throws Throwable {
        return ScopedValue.where(ShapeContext.CURRENT, context)
                .<LoadShape, Throwable>call(() -> (LoadShape) constructor.invokeExact());
    }

    private static boolean isRunnable(Class<?> type) {
        return LoadShape.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers())
                && !type.isAnnotationPresent(Abstract.class);
    }

    private static void check(String name, Map<String, Class<? extends LoadShape>> shapes) {
        if (!shapes.containsKey(name)) {
            throw new TestDefinitionException(
                    "no load shape is called %s: %s"
                            .formatted(
                                    name,
                                    shapes.isEmpty()
                                            ? "the test has none"
                                            : Suggestion.nearest(name, shapes.keySet())
                                                    .map(near -> "did you mean " + near + "?")
                                                    .orElse(
                                                            "there are "
                                                                    + String.join(
                                                                            ", ",
                                                                            shapes.keySet()))));
        }
    }
}
