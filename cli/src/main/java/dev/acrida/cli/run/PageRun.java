package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.definition.DeclaredOptions;

import java.io.UncheckedIOException;

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
        try (SavedFile saved = SavedFile.of(settings.reports().out())) {
            RunSettings saving = settings.withReports(settings.reports().withOut(saved.path()));
            try (PageConduct conduct =
                    new PageConduct(saving, page, opener, test, options, saved)) {
                return new HeadlessRun(saving, conduct, System.in, System.out).run(test);
            }
        }
    }
}
