package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.SourceException;
import dev.acrida.cli.compile.SourceFiles;
import dev.acrida.cli.config.Settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Begins to compile the test that the arguments seem to ask for, on a thread of its own, before
 * anyone has read them properly: reading takes about as long as compiling. Thread-safe.
 */
final class EarlyCompiler {
    private static final List<String> FILE_OPTIONS = List.of("-f", "--file", "--locustfile");

    private final Optional<TestSource> guess;
    private final FutureTask<CompiledTest> early;

    private EarlyCompiler(Optional<TestSource> guess) {
        this.guess = guess;
        this.early = new FutureTask<>(() -> guess.orElseThrow().compile());
    }

    /** Begins, if there is anything that seems to be a test. */
    static EarlyCompiler start(Settings settings, String... arguments) {
        EarlyCompiler compiler = new EarlyCompiler(guess(settings, List.of(arguments)));
        if (compiler.guess.isPresent()) {
            Thread.ofPlatform().daemon().name("compiler").start(compiler.early);
        }
        return compiler;
    }

    /**
     * The compiled test; only if another one was begun, it is compiled now.
     *
     * @throws SourceException if it cannot be compiled
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    CompiledTest compile(TestSource source) throws InterruptedException {
        if (!guess.equals(Optional.of(source))) {
            return source.compile();
        }
        try {
            return early.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Optional<TestSource> guess(Settings settings, List<String> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst().equals("demo")) {
            return Optional.of(new TestSource.Demo());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (FILE_OPTIONS.contains(arguments.get(i))) {
                names.addAll(List.of(arguments.get(i + 1).split(",")));
            }
        }
        if (names.isEmpty()) {
            settings.find(List.of("file", "locustfile"))
                    .ifPresent(setting -> names.addAll(List.of(setting.text().split(","))));
        }
        boolean any = !names.isEmpty() || Files.exists(Path.of(SourceFiles.DEFAULT_NAME));
        return any ? Optional.of(new TestSource.Files(names)) : Optional.empty();
    }
}
