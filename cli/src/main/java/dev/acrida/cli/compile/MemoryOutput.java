package dev.acrida.cli.compile;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Keeps in memory what the compiler writes. Confined to the compiling thread. */
final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, CompiledClass> classes = new LinkedHashMap<>();

    MemoryOutput(JavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        CompiledClass output = new CompiledClass(name, sibling.toUri());
        classes.put(name, output);
        return output;
    }

    /** What was written, by binary name, in the order of writing. */
    Map<String, CompiledClass> classes() {
        return classes;
    }
}
