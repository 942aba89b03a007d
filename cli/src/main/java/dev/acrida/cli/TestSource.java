package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.SourceCompiler;

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

    /** Files, folders and URLs as typed; none for the default file. */
    record Files(List<String> names) implements TestSource {
        /** Copies the list. */
        public Files {
            names = List.copyOf(names);
        }

        @Override
        public CompiledTest compile() {
            return SourceCompiler.compileNamed(names);
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
