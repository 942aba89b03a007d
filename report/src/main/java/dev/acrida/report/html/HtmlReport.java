package dev.acrida.report.html;

import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.SavedRun;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A saved run as one HTML file that needs nothing else, for managers and engineers. Text that came
 * from servers is escaped, and a content security policy lets only the page's own two scripts run.
 * Immutable.
 */
public final class HtmlReport {
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private final SavedRun run;
    private final Optional<Theme> theme;

    private HtmlReport(SavedRun run, Optional<Theme> theme) {
        this.run = run;
        this.theme = theme;
    }

    /** A report of this run. */
    public static HtmlReport of(SavedRun run) {
        return new HtmlReport(run, Optional.empty());
    }

    /** The same that looks so at first, whatever the reader's system prefers. */
    public HtmlReport withTheme(Theme theme) {
        return new HtmlReport(run, Optional.of(theme));
    }

    /** The page. */
    public String text() {
        String library = PageFiles.text(CHARTS + "uPlot.iife.min.js");
        String script = script();
        return PageFiles.template("report.html")
                .execute(
                        Map.of(
                                "theme",
                                theme.map(look -> " data-theme=\"" + look.text() + "\"").orElse(""),
                                "page",
                                PageModel.of(run),
                                "mark",
                                PageFiles.text("mark.svg"),
                                "style",
                                style(),
                                "library",
                                library,
                                "libraryHash",
                                PageFiles.hash(library),
                                "script",
                                script,
                                "scriptHash",
                                PageFiles.hash(script),
                                "data",
                                ChartJson.of(run)));
    }

    private static String style() {
        return PageFiles.joined(CHARTS + "uPlot.min.css", "tokens.css", "report.css");
    }

    /** The parts see each other, and nothing else sees them. */
    private static String script() {
        String parts = PageFiles.joined("theme.js", "charts.js", "heat.js", "curve.js", "page.js");
        return "\"use strict\";\n(() => {\n" + parts + "})();\n";
    }

    /**
     * Writes the page, creating missing folders; a reader sees all of it or nothing.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        new AtomicFile(file).replace(text());
    }

    /** How a report looks. */
    public enum Theme {
        /** Dark on light. */
        LIGHT,
        /** Light on dark. */
        DARK;

        /** Its name on the page. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
