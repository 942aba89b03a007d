package dev.acrida.cli.run;

import dev.acrida.RequestEvent;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.StopReason;
import dev.acrida.report.CsvReport;
import dev.acrida.report.JsonReport;
import dev.acrida.report.JudgementText;
import dev.acrida.report.RequestLog;
import dev.acrida.report.RunResult;
import dev.acrida.report.TextReport;
import dev.acrida.report.file.RunRecord;
import dev.acrida.report.junit.JUnitReport;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;

/** Everything that a run writes: tables, CSV, JSON, the saved run. Confined to one thread. */
final class Reports implements AutoCloseable {
    /** A run that is killed has one that is not older than this. */
    private static final int SECONDS_BETWEEN_JUDGEMENTS = 10;

    private final ReportPlan plan;
    private final Optional<CsvReport> csv;
    private final TextReport text;
    private final PrintStream out;
    private final PrintStream tables;
    private Optional<RunRecord.Facts> facts = Optional.empty();
    private Optional<Recording> recording = Optional.empty();
    private Optional<Page> page = Optional.empty();
    private Optional<RequestLog> requests = Optional.empty();

    private Reports(ReportPlan plan, Optional<CsvReport> csv, int width, PrintStream out) {
        this.plan = plan;
        this.csv = csv;
        this.text = TextReport.ofWidth(width).withPercentiles(plan.details().percentiles());
        this.out = out;
        this.tables = plan.json() ? System.err : out;
    }

    /**
     * Begins the files.
     *
     * @throws java.io.UncheckedIOException if one cannot be written
     */
    static Reports open(ReportPlan plan, int width, PrintStream out) {
        Optional<CsvReport> csv =
                plan.csvPrefix()
                        .map(
                                prefix ->
                                        CsvReport.open(
                                                prefix,
                                                plan.history(),
                                                plan.details().percentiles()));
        return new Reports(plan, csv, width, out);
    }

    /**
     * Saves the run, if that is asked for, or if its page needs it.
     *
     * @param load what was asked for, for the page's name
     * @param intervals where others add what was recorded
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    void save(Run run, Load load, RunRecord.Facts facts, Queue<Interval> intervals) {
        this.facts = Optional.of(facts);
        page = plan.html().map(name -> Page.of(name, load));
        recording =
                plan.out()
                        .or(() -> page.map(Page::draft))
                        .map(file -> Recording.open(file, facts, intervals));
        recording.ifPresent(saved -> saved.listen(run));
    }

    /**
     * Writes each request to this file.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void log(Run run, Path file) {
        RequestLog log = RequestLog.open(file);
        requests = Optional.of(log);
        run.environment().events().on(RequestEvent.class, log::write);
    }

    /** To be called each second, and at the start with 0. */
    void second(long second, Run run) {
        StatsSnapshot stats = run.stats();
        int users = run.status().users();
        if (plan.details().isCsvDue(second)) {
            csv.ifPresent(report -> report.write(stats, users));
        }
        recording.ifPresent(saved -> saved.second(stats.started(), users));
        if (second > 0 && second % SECONDS_BETWEEN_JUDGEMENTS == 0) {
            recording.ifPresent(saved -> saved.judged(run.judgement()));
            csv.ifPresent(report -> report.write(run.judgement()));
        }
        if (plan.tables() && plan.details().isConsoleDue(second)) {
            tables.println(text.running(stats) + JudgementText.of(run.judgement()).running());
        }
    }

    /** Writes all reports from one snapshot, so that they agree. */
    void end(RunOutcome outcome, int usersAskedFor, int exitCode) {
        StatsSnapshot stats = outcome.stats();
        Judgement judgement = outcome.judgement();
        // First what cannot fail: a disk that is full must not take the tables with it.
        tables.println(text.summary(stats));
        tables.print(JudgementText.of(judgement).summary());
        if (outcome.listenerErrors() > 0) {
            tables.printf("Errors in listeners (see the log): %d%n", outcome.listenerErrors());
        }
        tables.flush();
        JsonReport json = JsonReport.of(stats, usersAskedFor).withJudgement(judgement);
        if (plan.json()) {
            out.print(json.text());
            out.flush();
        }
        plan.jsonFile().ifPresent(json::write);
        csv.ifPresent(
                report -> {
                    report.write(stats, 0);
                    report.write(judgement);
                });
        String reason = outcome.stopReason().map(StopReason::text).orElse("never started");
        var end = new RunRecord.End(stats.elapsed(), usersAskedFor, exitCode, reason);
        recording.ifPresent(saved -> saved.end(stats, judgement, end));
        facts.map(known -> new RunResult(known, stats, judgement, Optional.of(end)))
                .map(JUnitReport::of)
                .ifPresent(junit -> plan.junit().ifPresent(junit::write));
        page.ifPresent(drawn -> drawn.draw(plan.out()));
    }

    @Override
    public void close() {
        csv.ifPresent(CsvReport::close);
        recording.ifPresent(Recording::close);
        page.ifPresent(Page::close);
        requests.ifPresent(RequestLog::close);
    }
}
