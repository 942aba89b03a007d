package dev.acrida.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.compare.Comparison;
import dev.acrida.report.compare.Criteria;
import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class ComparePageTest {
    private static final String ATTACK = "<script>alert(1)</script>";

    @TempDir Path folder;

    @Test
    void itSaysWhatChangedWithTheFiguresOfTheTable() {
        String page = page(save("base", "/a", 10, "old"), save("next", "/a", 20, "new"));

        assertThat(page)
                .contains("Worse: ", "GET /a p50 +", "All together", "20.0 s")
                .containsPattern("<tr class=\"worse\"><td class=\"measure\">p50</td>")
                .containsPattern("<tr class=\"same plain\"><td class=\"measure\">failures</td>")
                .contains("class=\"curve-1\"", "class=\"curve-2\"");
    }

    @Test
    void textFromServersIsNeverMarkupAndNoScriptRuns() {
        String page = page(save("base", ATTACK, 10, ATTACK), save("next", "/b", 10, ATTACK));

        assertThat(page)
                .doesNotContain("<script")
                .contains("default-src 'none'; style-src 'unsafe-inline'\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContainPattern("<(script|link|img)[^>]+(src|href)=");
    }

    @Test
    void aRunWithoutRequestsIsNoMistake() {
        assertThat(page(save("base", "/a", 10, "x"), save("next", "/a", 0, "x")))
                .contains("Too few samples to say anything.", "Only before: GET /a");
    }

    private static String page(SavedRun base, SavedRun next) {
        return ComparePage.of(Comparison.of(base, next, Criteria.DEFAULT), base, next).text();
    }

    /** Twenty seconds of about this many milliseconds; none at all for 0. */
    private SavedRun save(String file, String name, long millis, String test) {
        Path path = folder.resolve(file);
        AtomicLong nanos = new AtomicLong();
        Random random = new Random(millis);
        StatsRecorder recorder =
                new StatsRecorder(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get, 1);
        Facts facts = new Facts("1", test, new LinkedHashMap<>(), new LinkedHashMap<>());
        try (RunFileWriter writer = RunFileWriter.open(path, facts)) {
            writer.append(new Begin(Instant.EPOCH));
            for (int second = 0; second < 20; second++) {
                for (int i = 0; i < 100 && millis > 0; i++) {
                    long time = (long) (millis * 1e6 * (1 + random.nextDouble() / 5));
                    recorder.record(new Sample(new EntryKey("GET", name), time, 1, Sample.OK), 0);
                }
                nanos.addAndGet(1_000_000_000);
                writer.append(new Second(1, recorder.tick()));
            }
        }
        return SavedRun.read(path);
    }
}
