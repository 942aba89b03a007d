package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;

/** Response times from the intended start, and lateness, in every output. */
class ScheduleReportTest {
    private static final long MILLI = 1_000_000;
    private static final EntryKey HOME = new EntryKey("GET", "/");

    private final StatsRecorder recorder =
            new StatsRecorder(Clock.systemUTC(), System::nanoTime, 1);

    @TempDir Path folder;

    @Test
    void aRunWithoutAScheduleSaysNothingOfOne() {
        recorder.record(new Sample(HOME, MILLI, 0, Sample.OK), 1);
        StatsSnapshot stats = recorder.snapshot();

        assertThat(TextReport.ofWidth(120).summary(stats)).doesNotContain("intended", "Arrivals");
        assertThat(JsonReport.of(stats, 1).text()).doesNotContain("intended", "schedule");
    }

    @Test
    void theTablesOfTheConsoleHaveThem() {
        String text = TextReport.ofWidth(120).summary(scheduled());

        assertThat(text)
                .contains("Response times from the intended start | how late Acrida itself began")
                .contains("Arrivals: 3 due = 2 started + 1 dropped (33.33%)")
                .contains("Acrida itself began 2 starts late by 25 ms in the mean, 40 ms at most");
        assertThat(text.lines().filter(line -> line.startsWith("GET") && line.endsWith("  40")))
                .singleElement()
                .asString()
                .containsPattern("\\| +110 +15 +205 +205 +205 +205 \\| +2 +10 +40 +40");
    }

    @Test
    void jsonHasThem() {
        JsonNode json = JsonMapper.shared().readTree(JsonReport.of(scheduled(), 0).text());

        JsonNode home = json.at("/entries/0");
        assertThat(home.at("/max_response_time").asInt()).isEqualTo(5);
        assertThat(home.at("/from_intended_start/max").asInt()).isEqualTo(205);
        assertThat(home.at("/from_intended_start/percentiles/50%").asDouble()).isBetween(15., 16.);
        assertThat(home.at("/lateness/count").asInt()).isEqualTo(2);
        assertThat(home.at("/lateness/max").asInt()).isEqualTo(40);
        assertThat(json.at("/schedule/arrivals_due").asInt()).isEqualTo(3);
        assertThat(json.at("/schedule/arrivals_dropped").asInt()).isEqualTo(1);
    }

    @Test
    void csvHasThemInAFileOfTheirOwn() throws Exception {
        try (CsvReport csv = CsvReport.open(folder + "/a", CsvReport.History.TOTAL)) {
            csv.write(scheduled(), 0);
        }
        assertThat(Files.readAllLines(folder.resolve("a_schedule.csv")))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("GET,/,response,2,110,15,205,"))
                .anyMatch(line -> line.startsWith("GET,/,lateness,2,25,10,40,"));
    }

    @Test
    void aSavedRunKeepsThemAndThePageShowsThem() throws Exception {
        scheduled();
        Path file = folder.resolve("run.acr");
        try (RunFileWriter writer = RunFileWriter.open(file, facts())) {
            writer.append(new RunRecord.Begin(Instant.EPOCH));
            writer.append(new RunRecord.Second(1, recorder.tick()));
        }
        SavedRun saved = SavedRun.read(file);
        StatsSnapshot stats = saved.stats();

        assertThat(stats.schedule()).isEqualTo(recorder.snapshot().schedule());
        assertThat(stats.entries().getFirst().lateness().maxMillis()).isEqualTo(40);
        assertThat(stats.total().response().maxMillis()).isEqualTo(205);
        Path page = folder.resolve("page.html");
        HtmlReport.of(saved).write(page);
        assertThat(page).content().contains("from the intended start", "205", "Arrivals due");
    }

    private StatsSnapshot scheduled() {
        recorder.record(new Sample(HOME, 5 * MILLI, 0, Sample.OK), 10 * MILLI, 10 * MILLI, 1);
        recorder.record(new Sample(HOME, 5 * MILLI, 0, Sample.OK), 200 * MILLI, 40 * MILLI, 1);
        for (int i = 0; i < 3; i++) {
            recorder.arrivalDue();
        }
        recorder.arrivalStarted(10 * MILLI);
        recorder.arrivalStarted(40 * MILLI);
        recorder.arrivalDropped();
        return recorder.snapshot();
    }

    private static RunRecord.Facts facts() {
        return new RunRecord.Facts("test", "soak", new LinkedHashMap<>(), new LinkedHashMap<>());
    }
}
