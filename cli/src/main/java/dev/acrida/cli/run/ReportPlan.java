package dev.acrida.cli.run;

import dev.acrida.report.CsvReport.History;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is reported, and where. Immutable.
 *
 * @param tables whether the table is printed while the run goes on
 * @param csvPrefix where the CSV files go, if they are asked for
 * @param history what the CSV history holds
 * @param json whether JSON goes to standard output, and all else to standard error
 * @param jsonFile where JSON is written, if it is asked for
 * @param html where the page with charts goes, if it is asked for; may have {@code {u}}, {@code
 *     {r}} and {@code {t}} in it
 * @param out where the run is saved, if it is asked for
 */
public record ReportPlan(
        boolean tables,
        Optional<String> csvPrefix,
        History history,
        boolean json,
        Optional<Path> jsonFile,
        Optional<String> html,
        Optional<Path> out) {
    /** Whether the run has to be saved, be it only to draw its page. */
    boolean saves() {
        return html.isPresent() || out.isPresent();
    }
}
