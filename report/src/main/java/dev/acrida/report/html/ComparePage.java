package dev.acrida.report.html;

import dev.acrida.report.AtomicFile;
import dev.acrida.report.compare.Comparison;
import dev.acrida.report.file.SavedRun;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A comparison as one small HTML file that needs nothing else and runs no script. Text that came
 * from servers is escaped. Immutable.
 */
public final class ComparePage {
    private final CompareModel model;

    private ComparePage(CompareModel model) {
        this.model = model;
    }

    /** A page of this comparison of these runs. */
    public static ComparePage of(Comparison comparison, SavedRun base, SavedRun next) {
        return new ComparePage(CompareModel.of(comparison, base, next));
    }

    /** The page. */
    public String text() {
        return PageFiles.template("compare.html")
                .execute(
                        Map.of(
                                "page",
                                model,
                                "mark",
                                PageFiles.text("mark.svg"),
                                "style",
                                PageFiles.joined("tokens.css", "compare.css")));
    }

    /**
     * Writes the page, creating missing folders; a reader sees all of it or nothing.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        new AtomicFile(file).replace(text());
    }
}
