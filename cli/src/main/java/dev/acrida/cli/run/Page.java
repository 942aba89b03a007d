package dev.acrida.cli.run;

import dev.acrida.engine.Load;
import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /**
     * A page of this name, in which {@code {u}} becomes the number of users, {@code {r}} the spawn
     * rate and {@code {t}} the run time in seconds (0 for none).
     */
    static Page of(String name, Load load) {
        String spelled =
                name.replace("{u}", Integer.toString(load.users()))
                        .replace("{r}", Long.toString((long) load.spawnRate()))
                        .replace(
                                "{t}",
                                Long.toString(load.runTime().map(Duration::toSeconds).orElse(0L)));
        return new Page(Path.of(spelled));
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
