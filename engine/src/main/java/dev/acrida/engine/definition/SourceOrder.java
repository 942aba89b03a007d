package dev.acrida.engine.definition;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the members of one class stand in its source. Read from the class file (the line numbers,
 * and where they are missing, the order of the methods), since reflection promises no order.
 */
final class SourceOrder {
    private final Map<String, Place> methods = new HashMap<>();
    private final Place first;

    private SourceOrder(ClassModel model) {
        List<MethodModel> all = model.methods();
        Place min = Place.LAST;
        for (int i = 0; i < all.size(); i++) {
            MethodModel method = all.get(i);
            Place place = new Place(firstLine(method), i);
            methods.put(
                    method.methodName().stringValue() + method.methodType().stringValue(), place);
            min = min.compareTo(place) <= 0 ? min : place;
        }
        first = min;
    }

    /**
     * Reads the class file of a class.
     *
     * @throws TestDefinitionException if its class loader does not give it
     */
    static SourceOrder of(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            if (bytes == null) {
                throw unreadable(type, new IOException("no " + file));
            }
            return new SourceOrder(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(type, e);
        }
    }

    /** Where a method of the class stands. */
    Place of(Method method) {
        String descriptor =
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString();
        return methods.getOrDefault(method.getName() + descriptor, Place.LAST);
    }

    /** Where the class itself begins: its constructor, even a default one, has a line. */
    Place first() {
        return new Place(first.line(), Integer.MAX_VALUE);
    }

    private static int firstLine(MethodModel method) {
        return method.code()
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .flatMap(
                        table ->
                                table.lineNumbers().stream()
                                        .map(LineNumberInfo::lineNumber)
                                        .min(Comparator.naturalOrder()))
                .orElse(Integer.MAX_VALUE);
    }

    private static TestDefinitionException unreadable(Class<?> type, Exception cause) {
        return new TestDefinitionException(
                type.getName()
                        + ": its class file must be readable, to know the order of its tasks, but "
                        + cause.getMessage()
                        + " came from "
                        + type.getClassLoader(),
                cause);
    }

    /**
     * A position in a source file.
     *
     * @param line of the source; the highest number if unknown
     * @param index among the methods of the class file
     */
    record Place(int line, int index) implements Comparable<Place> {
        static final Place LAST = new Place(Integer.MAX_VALUE, Integer.MAX_VALUE);

        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::line).thenComparingInt(Place::index);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
