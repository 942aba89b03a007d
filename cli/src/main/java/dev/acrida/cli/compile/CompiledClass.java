package dev.acrida.cli.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;

import javax.tools.SimpleJavaFileObject;

/** Receives the bytes of one class from the compiler. */
final class CompiledClass extends SimpleJavaFileObject {
    private final String name;
    private final URI source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Creates an empty one.
     *
     * @param name the class's binary name
     * @param source where its source file is
     */
    CompiledClass(String name, URI source) {
        super(URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        this.name = name;
        this.source = source;
    }

    /** Its binary name; the method of a file object that is called so returns a path. */
    String className() {
        return name;
    }

    URI source() {
        return source;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public OutputStream openOutputStream() {
        return bytes;
    }
}
