package dev.acrida.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes that stand around user classes, and may have listeners. */
public final class Neighbours {
    private Neighbours() {}

    /**
     * These user classes, the classes inside of them and around them, and the same of their
     * superclasses; each once.
     */
    public static List<Class<?>> of(List<Class<?>> userClasses) {
        Set<Class<?>> found = new LinkedHashSet<>();
        userClasses.forEach(type -> collect(type, found));
        return List.copyOf(found);
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        for (Class<?> above = type; isOfTest(above); above = above.getSuperclass()) {
            collectNested(above, found);
            for (Class<?> around = above.getEnclosingClass();
                    around != null;
                    around = around.getEnclosingClass()) {
                found.add(around);
            }
        }
    }

    private static void collectNested(Class<?> type, Set<Class<?>> found) {
        if (found.add(type)) {
            for (Class<?> nested : type.getDeclaredClasses()) {
                collectNested(nested, found);
            }
        }
    }

    private static boolean isOfTest(Class<?> type) {
        return !type.getPackageName().equals("dev.acrida") && type != Object.class;
    }
}
