package dev.acrida.cli.run;

import dev.acrida.engine.Load;
import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page with charts that a run leaves, drawn from the saved run: where nobody wants that, it is
 * kept beside the page while the run goes on, and deleted at its end. Confined to one thread.
 */
final class Page implements AutoCloseable {
    private final Path file;
    private final Path draft;

    private Page(Path file) {
        this.file = file;
        this.draft = file.resolveSibling("." + file.getFileName() + ".acr");
    }

    /** A page of this name for a run of this load. */
    static Page of(String name, Load load) {
        return new Page(PageName.of(name, load));
    }

    /** Where it is drawn. */
    Path file() {
        return file;
    }

    /** Where the run is saved if it is for the page only. */
    Path draft() {
        return draft;
    }

    /** Draws the page of the run, saved here or in its draft. */
    void draw(Optional<Path> saved) {
        HtmlReport.of(SavedRun.read(saved.orElse(draft))).write(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw AtomicFile.unwritable(draft, e);
        }
    }
}
