package dev.acrida.web.route;

import dev.acrida.engine.Run;
import dev.acrida.report.CsvReport;
import dev.acrida.report.JsonReport;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;
import dev.acrida.web.desk.TestDesk;

import io.helidon.webserver.http.HttpRules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Files of a run to take away, at any moment of it. */
final class DownloadRoutes {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH'h'mm", Locale.ROOT);

    /** The report brings its own scripts, and names them by itself; it can do nothing else. */
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data:; sandbox allow-scripts allow-downloads";

    private final Run run;
    private final TestDesk desk;

    DownloadRoutes(Run run, TestDesk desk) {
        this.run = run;
        this.desk = desk;
    }

    void addTo(HttpRules rules, Door door) {
        rules.get(
                        "/stats/requests/csv",
                        door.viewing(
                                v ->
                                        v.file(
                                                name("requests.csv"),
                                                CSV,
                                                CsvReport.statistics(run.stats()))))
                .get(
                        "/stats/failures/csv",
                        door.viewing(
                                v ->
                                        v.file(
                                                name("failures.csv"),
                                                CSV,
                                                CsvReport.failures(run.stats()))))
                .get(
                        "/exceptions/csv",
                        door.viewing(
                                v ->
                                        v.file(
                                                name("exceptions.csv"),
                                                CSV,
                                                CsvReport.exceptions(run.stats()))))
                .get("/stats/requests_full_history/csv", door.viewing(this::history))
                .get("/stats/report", door.viewing(this::report))
                .get(
                        "/api/report.json",
                        door.viewing(v -> v.file(name("results.json"), "application/json", json())))
                .get("/api/run.acr", door.viewing(this::savedRun));
    }

    private String json() {
        return JsonReport.of(run.stats(), run.status().load().users())
                .withJudgement(run.judgement())
                .text();
    }

    private void history(Visit visit) throws IOException {
        Path file =
                desk.csvHistory()
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                404,
                                                "no history is written: start with --csv and"
                                                        + " --csv-full-history"));
        visit.file(name("requests_full_history.csv"), CSV, Files.readAllBytes(file));
    }

    private void report(Visit visit) {
        HtmlReport report = HtmlReport.of(SavedRun.readGoingOn(desk.savedRun()));
        String html = theme(visit).map(report::withTheme).orElse(report).text();
        visit.header("Content-Security-Policy", REPORT_POLICY);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        String type = "text/html; charset=utf-8";
        if (visit.query("download").isPresent()) {
            visit.file(name("report.html"), type, bytes);
        } else {
            visit.send(200, type, bytes);
        }
    }

    private static Optional<HtmlReport.Theme> theme(Visit visit) {
        String wanted = visit.query("theme").orElse("");
        return Arrays.stream(HtmlReport.Theme.values())
                .filter(theme -> theme.text().equals(wanted))
                .findFirst();
    }

    private void savedRun(Visit visit) throws IOException {
        visit.file(
                name("run.acr"), "application/octet-stream", Files.readAllBytes(desk.savedRun()));
    }

    /** As Locust calls its files, but for its own name. */
    private String name(String ending) {
        return "Acrida_%s_%s_%s"
                .formatted(
                        ZonedDateTime.now(ZoneId.systemDefault()).format(NOW),
                        desk.offer().title(),
                        ending);
    }
}
