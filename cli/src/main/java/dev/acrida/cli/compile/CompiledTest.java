package dev.acrida.cli.compile;

import java.util.List;
import java.util.Map;

/**
 * The classes of a test, loaded. Immutable and thread-safe.
 *
 * @param classes all of them, nested ones too, none initialized yet
 */
public record CompiledTest(List<Class<?>> classes) {
    /** Copies the list. */
    public CompiledTest {
        classes = List.copyOf(classes);
    }

    static CompiledTest load(Map<String, CompiledClass> compiled, ClassLoader parent) {
        SourceClassLoader loader = new SourceClassLoader(compiled, parent);
        return new CompiledTest(
                compiled.keySet().stream().<Class<?>>map(loader::loadCompiled).toList());
    }
}
