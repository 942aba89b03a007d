package dev.acrida.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.SavedRun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A saved run as one HTML file that needs nothing else, for managers and engineers. Text that came
 * from servers is escaped, and a content security policy lets only the page's own two scripts run.
 * Immutable.
 */
public final class HtmlReport {
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private final SavedRun run;

    private HtmlReport(SavedRun run) {
        this.run = run;
    }

    /** A report of this run. */
    public static HtmlReport of(SavedRun run) {
        return new HtmlReport(run);
    }

    /** The page. */
    public String text() {
        String library = resource(CHARTS + "uPlot.iife.min.js");
        String script = resource("report.js");
        Template template = Mustache.compiler().escapeHTML(true).compile(resource("report.html"));
        return template.execute(
                Map.of(
                        "page",
                        PageModel.of(run),
                        "style",
                        resource(CHARTS + "uPlot.min.css") + resource("report.css"),
                        "library",
                        library,
                        "libraryHash",
                        hash(library),
                        "script",
                        script,
                        "scriptHash",
                        hash(script),
                        "data",
                        ChartJson.of(run)));
    }

    /**
     * Writes the page, creating missing folders; a reader sees all of it or nothing.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        new AtomicFile(file).replace(text());
    }

    private static String hash(String script) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report's " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
