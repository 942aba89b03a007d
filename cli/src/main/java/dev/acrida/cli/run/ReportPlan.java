package dev.acrida.cli.run;

import dev.acrida.engine.Load;
import dev.acrida.report.CsvReport;
import dev.acrida.report.CsvReport.History;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

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
 * @param junit where JUnit XML is written, if it is asked for
 * @param out where the run is saved, if it is asked for
 * @param details what tables hold, and how often they are written
 * @param exports what other systems are told while the run goes on
 * @param given what was asked for, as reports tell it
 */
public record ReportPlan(
        boolean tables,
        Optional<String> csvPrefix,
        History history,
        boolean json,
        Optional<Path> jsonFile,
        Optional<String> html,
        Optional<Path> junit,
        Optional<Path> out,
        TablePlan details,
        ExportPlan exports,
        SequencedMap<String, String> given) {
    /** The same, telling other systems this. */
    public ReportPlan withExports(ExportPlan exports) {
        return with(out, exports, given);
    }

    /** The same, telling in reports that this was asked for. */
    public ReportPlan withGiven(SequencedMap<String, String> given) {
        return with(out, exports, given);
    }

    /** The same, saving the run here. */
    ReportPlan withOut(Path file) {
        return with(Optional.of(file), exports, given);
    }

    private ReportPlan with(
            Optional<Path> out, ExportPlan exports, SequencedMap<String, String> given) {
        return new ReportPlan(
                tables, csvPrefix, history, json, jsonFile, html, junit, out, details, exports,
                given);
    }

    /** All files that a run of this load leaves. */
    Stream<Path> files(Load load) {
        return Stream.of(
                        csvPrefix.stream().map(CsvReport::files).flatMap(List::stream),
                        jsonFile.stream(),
                        html.stream().map(name -> Page.of(name, load).file()),
                        junit.stream(),
                        out.stream())
                .flatMap(files -> files);
    }

    /** Whether the run has to be saved, be it only to draw its page. */
    boolean saves() {
        return html.isPresent() || out.isPresent();
    }
}
