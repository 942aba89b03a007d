package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.definition.DeclaredOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Serves the page of a test, and runs it as often as the page is told to. */
public final class PageRun {
    private final RunSettings settings;
    private final PagePlan page;
    private final RunOpener opener;
    private final DeclaredOptions options;

    /**
     * Creates one.
     *
     * @param opener sets the run up
     * @param options that the test declares
     */
    public PageRun(RunSettings settings, PagePlan page, RunOpener opener, DeclaredOptions options) {
        this.settings = settings;
        this.page = page;
        this.opener = opener;
        this.options = options;
    }

    /**
     * Serves the page until the process shall end.
     *
     * @return the exit code
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     * @throws dev.acrida.web.PageException if the page cannot be served
     * @throws UncheckedIOException if a file cannot be written
     * @throws InterruptedException if this thread is interrupted; the run is stopped then
     */
    public int run(CompiledTest test) throws InterruptedException {
        Optional<Path> asked = settings.reports().out();
        Path saved = asked.orElseGet(PageRun::draft);
        try {
            RunSettings saving = settings.withReports(settings.reports().withOut(saved));
            try (PageConduct conduct =
                    new PageConduct(saving, page, opener, test, options, saved)) {
                return new HeadlessRun(saving, conduct, System.in, System.out).run(test);
            }
        } finally {
            if (asked.isEmpty()) {
                delete(saved);
            }
        }
    }

    /** For downloads and reports while the run goes on. */
    private static Path draft() {
        try {
            return Files.createTempFile("acrida-", ".acr");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the run must be saved in the folder for temporary files, but cannot: " + e, e);
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(draft + " cannot be deleted: " + e, e);
        }
    }
}
