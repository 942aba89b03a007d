package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.PluginJars;
import dev.acrida.cli.compile.SourceCompiler;
import dev.acrida.cli.compile.SourceFiles;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.library.Neighbours;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where a test comes from. Immutable; equal sources compile to the same test. */
sealed interface TestSource {
    /**
     * Reads and compiles it.
     *
     * @throws dev.acrida.cli.compile.SourceException if that is not possible
     */
    CompiledTest compile();

    /** Whether there seems to be anything to compile. */
    default boolean isThere() {
        return true;
    }

    /**
     * Files, folders and URLs as typed; none for the default file. Jars of plugins are seen by
     * them.
     */
    record Files(List<String> names, List<Path> plugins) implements TestSource {
        /** Copies the lists. */
        public Files {
            names = List.copyOf(names);
            plugins = List.copyOf(plugins);
        }

        /** Without plugins. */
        Files(List<String> names) {
            this(names, List.of());
        }

        @Override
        public boolean isThere() {
            return !names.isEmpty()
                    || java.nio.file.Files.exists(Path.of(SourceFiles.DEFAULT_NAME));
        }

        @Override
        public CompiledTest compile() {
            return SourceCompiler.compileNamed(names, PluginJars.in(plugins));
        }
    }

    /** User classes on the class path, by their full names. */
    record Classes(List<String> names) implements TestSource {
        /** Copies the list. */
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public CompiledTest compile() {
            List<Class<?>> classes = names.stream().<Class<?>>map(Classes::load).toList();
            return new CompiledTest(Neighbours.of(classes));
        }

        private static Class<?> load(String name) {
            try {
                return Class.forName(name, false, TestSource.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new TestDefinitionException(
                        "no class is called %s: --test-class takes full names of classes on the"
                                        .formatted(name)
                                + " class path, such as com.acme.WebsiteUser",
                        e);
            }
        }
    }

    /** The example that comes with Acrida. */
    record Demo() implements TestSource {
        private static final String FILE = "WebsiteUser.java";

        @Override
        public CompiledTest compile() {
            return SourceCompiler.compile(Path.of(FILE), text());
        }

        private static String text() {
            try (InputStream in =
                    Objects.requireNonNull(TestSource.class.getResourceAsStream(FILE), FILE)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
