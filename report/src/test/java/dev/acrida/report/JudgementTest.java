package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.report.file.RunRecord.Judged;
import dev.acrida.report.file.SavedRun;
import dev.acrida.report.html.HtmlReport;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.HeadRoom;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/** What is to be thought of a run is the same in every report, and after it was saved. */
class JudgementTest {
    private static final Judgement SUSPECT =
            Judgement.of(
                            new Verdict(
                                    List.of(
                                            Check.of(Concern.PROCESS_CPU, 91.23),
                                            Check.of(Concern.STANDSTILL, 0.004)
                                                    .withNote("longest 21 ms"))))
                    .withThresholds(
                            List.of(
                                    verdict("p95 > 500ms abort after 30s", OptionalDouble.of(700)),
                                    verdict("GET /typo avg > 1s", OptionalDouble.empty()),
                                    verdict("failures > 1%", OptionalDouble.of(0.25))))
                    .withHeadRoom(new HeadRoom(12_300, 48_000));

    /** One, since time goes on. */
    private static final StatsSnapshot STATS = new StatsRecorder().snapshot();

    @TempDir Path folder;

    @Test
    void theConsoleSaysItInALineWhileTheRunGoesOn() {
        assertThat(JudgementText.of(SUSPECT).running())
                .isEqualTo(
                        "Verdict so far: SUSPECT: CPU of this process 91.2 % | Thresholds: 1 of 3"
                                + " kept | 12,300 of about 48,000 requests/s this machine can make:"
                                + " 26 %\n");
        assertThat(JudgementText.of(Judgement.NONE).running()).isEmpty();
    }

    @Test
    void theConsoleSaysItInFullAtTheEnd() {
        assertThat(JudgementText.of(SUSPECT).summary())
                .isEqualTo(
                        """
                        Thresholds: the run fails if
                          FAILED  p95 > 500ms abort after 30s (was 700 ms)
                          FAILED  GET /typo avg > 1s (was no such requests)
                          passed  failures > 1% (was 0.25 %)
                        Head-room: 12,300 of about 48,000 requests/s this machine can make: 26 %
                        Verdict: SUSPECT
                          SUSPECT  CPU of this process: 91.2 %, more than 85 %: use fewer users, \
                        cheaper tasks or more machines
                        """);
        assertThat(JudgementText.of(Judgement.NONE).summary()).isEmpty();
    }

    @Test
    void jsonHasEveryCheckWithItsLimits() {
        JsonNode json = json(SUSPECT);

        assertThat(json.at("/verdict/validity").asString()).isEqualTo("SUSPECT");
        assertThat(json.at("/verdict/checks/0").toString())
                .isEqualTo(
                        "{\"concern\":\"process_cpu\",\"validity\":\"SUSPECT\",\"value\":91.23,"
                                + "\"unit\":\"%\",\"suspect_above\":85,\"invalid_above\":95,"
                                + "\"note\":\"\"}");
        assertThat(json.at("/thresholds/1/value").isNull()).isTrue();
        assertThat(json.at("/head_room/used").asDouble()).isEqualTo(0.25625);
        assertThat(json(Judgement.NONE).has("verdict")).isFalse();
    }

    @Test
    void aSavedRunHasTheLastJudgement() {
        SavedRun saved = saved(Judgement.of(new Verdict(List.of())), SUSPECT);

        assertThat(saved.judgement()).isEqualTo(SUSPECT);
        assertThat(json(saved.judgement())).isEqualTo(json(SUSPECT));
    }

    @Test
    void thePageSaysItFirst() {
        String page = HtmlReport.of(saved(SUSPECT)).text();

        assertThat(page)
                .contains(
                        ">SUSPECT</span>",
                        "<li>CPU of this process: 91.2 %, more than 85 %",
                        "12,300 of about 48,000 requests/s",
                        "&lt; 0.01 % (longest 21 ms)");
        assertThat(HtmlReport.of(saved(Judgement.NONE)).text()).doesNotContain("class=\"verdict");
    }

    private SavedRun saved(Judgement... judgements) {
        Path file = folder.resolve("run.acr");
        Facts facts = new Facts("1", "Shop", new LinkedHashMap<>(), new LinkedHashMap<>());
        try (RunFileWriter writer = RunFileWriter.open(file, facts)) {
            writer.append(new Begin(Instant.EPOCH));
            for (Judgement each : judgements) {
                writer.append(Judged.of(each));
            }
        }
        return SavedRun.read(file);
    }

    private static JsonNode json(Judgement judgement) {
        String text = JsonReport.of(STATS, 1).withJudgement(judgement).text();
        return JsonMapper.shared().readTree(text);
    }

    private static ThresholdVerdict verdict(String failIf, OptionalDouble value) {
        return new ThresholdVerdict(FailIf.parse(failIf), value);
    }
}
