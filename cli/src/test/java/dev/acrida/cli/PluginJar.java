package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds a jar as the author of a plugin does. */
final class PluginJar {
    private static final Pattern NEEDED =
            Pattern.compile("[/\\\\-](api|stats)[/\\\\-]|HdrHistogram|jspecify|jackson|fastcsv");

    private PluginJar() {}

    /** Compiles the class and packs it with its service file. */
    static void write(Path jar, String className, String source) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(classes, className, source);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            put(
                    zip,
                    "META-INF/services/dev.acrida.spi.Plugin",
                    className.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void compile(Path classes, String className, String source) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<String> options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-proc:none",
                        "-p",
                        modulePath(),
                        "--add-modules",
                        "dev.acrida");
        boolean done =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                new java.io.OutputStreamWriter(errors, StandardCharsets.UTF_8),
                                null,
                                null,
                                options,
                                null,
                                List.of(new Source(className, source)))
                        .call();
        assertThat(done).as(errors.toString(StandardCharsets.UTF_8)).isTrue();
    }

    /** The api and what it needs: all that the author of a plugin has. */
    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(NEEDED.asPredicate())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(content);
        zip.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
