package dev.acrida.cli.compile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the files of a test together, in memory, with the compiler of the running JDK. */
public final class SourceCompiler {
    private static final List<String> OPTIONS =
            List.of("-parameters", "-g", "-proc:none", "-nowarn", "--add-modules", "dev.acrida");

    private SourceCompiler() {}

    /**
     * Compiles and loads these files.
     *
     * @throws SourceException with all compile errors, if there is any, or if a file is unreadable
     */
    public static CompiledTest compile(List<Path> files) {
        return compile(files, List.of());
    }

    /** Like {@link #compile(List)}; the files see the classes of these jars. */
    public static CompiledTest compile(List<Path> files, List<Path> jars) {
        return compileTexts(files.stream().map(SourceText::read).toList(), jars);
    }

    /**
     * Compiles and loads what the names given to {@code -f} mean.
     *
     * @param names http(s) URLs, and what {@link SourceFiles#find} knows
     * @param jars whose classes the files see
     * @throws SourceException with all compile errors, if there is any, or if a file is unreadable
     */
    public static CompiledTest compileNamed(List<String> names, List<Path> jars) {
        List<String> urls = names.stream().filter(RemoteSource::isUrl).toList();
        List<String> local = names.stream().filter(name -> !RemoteSource.isUrl(name)).toList();
        List<SourceText> sources = new ArrayList<>(urls.stream().map(RemoteSource::read).toList());
        if (urls.isEmpty() || !local.isEmpty()) {
            SourceFiles.find(local).forEach(file -> sources.add(SourceText.read(file)));
        }
        return compileTexts(sources, jars);
    }

    /**
     * Compiles and loads one file whose text is known.
     *
     * @param file what it is called in errors; need not exist
     * @throws SourceException with all compile errors, if there is any
     */
    public static CompiledTest compile(Path file, String text) {
        return compileTexts(List.of(SourceText.of(file, text)), List.of());
    }

    private static CompiledTest compileTexts(List<SourceText> sources, List<Path> jars) {
        JavaCompiler compiler = compiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(
                                diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
                MemoryOutput output = new MemoryOutput(files)) {
            files.setLocationFromPaths(StandardLocation.MODULE_PATH, ModulePath.entries());
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
            if (!compiler.getTask(null, output, diagnostics, OPTIONS, null, sources).call()) {
                throw new SourceException(new ErrorText(sources).of(diagnostics.getDiagnostics()));
            }
            return CompiledTest.load(output.classes(), PluginJars.loader(jars));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaCompiler compiler() {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SourceException(
                    "the Java at "
                            + System.getProperty("java.home")
                            + " has no compiler: install a JDK, not a JRE");
        }
        return compiler;
    }
}
