package dev.acrida.cli.compile;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.Map;

/**
 * Loads classes that were compiled in memory. Each has its source file as its code source, by which
 * files beside the test are found, and its bytes as a resource, in which tasks are ordered.
 */
final class SourceClassLoader extends SecureClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String EXTENSION = ".class";

    private final Map<String, CompiledClass> compiled;

    SourceClassLoader(Map<String, CompiledClass> compiled, ClassLoader parent) {
        super("test", parent);
        this.compiled = Map.copyOf(compiled);
    }

    Class<?> loadCompiled(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("class " + name + " was not compiled", e);
        }
    }

    /** The test's own classes come first, whatever else is on Acrida's class path. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!compiled.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        CompiledClass found = compiled.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = found.bytes();
        CodeSource source = new CodeSource(url(found.source()), (Certificate[]) null);
        return defineClass(name, bytes, 0, bytes.length, source);
    }

    @Override
    public @Nullable URL getResource(String path) {
        URL own = findResource(path);
        return own != null ? own : super.getResource(path);
    }

    @Override
    protected @Nullable URL findResource(String path) {
        if (!path.endsWith(EXTENSION)) {
            return null;
        }
        String name = path.substring(0, path.length() - EXTENSION.length()).replace('/', '.');
        CompiledClass found = compiled.get(name);
        return found == null ? null : memory(found);
    }

    private static URL memory(CompiledClass compiled) {
        try {
            return URL.of(compiled.toUri(), new BytesHandler(compiled.bytes()));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Opens a URL whose content is at hand. */
    private static final class BytesHandler extends URLStreamHandler {
        private final byte[] bytes;

        BytesHandler(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
