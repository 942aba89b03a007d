package dev.acrida.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.report.file.RunRecord.Happening;
import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class HtmlReportTest {
    private static final String ATTACK = "</script><script>alert(1)</script><img src=x onerror=a>";

    private static final EntryKey HOME = new EntryKey("GET", "/a");

    @TempDir Path folder;

    /** Is done each second, too. */
    private Consumer<StatsRecorder> also = recorder -> {};

    @Test
    void textFromServersIsNeverMarkup() {
        String page = page(new EntryKey("GET", ATTACK), ATTACK, 3);

        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void onlyThePagesOwnScriptsMayRun() {
        String page = page(new EntryKey("GET", "/"), Sample.OK, 3);

        assertThat(page)
                .containsPattern(
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
                                + " script-src 'sha256-[^']{44}' 'sha256-[^']{44}'")
                .doesNotContainPattern("<(script|link|img)[^>]+(src|href)=");
    }

    @Test
    void theChartsShowWhatTheTablesSay() {
        JsonNode data = data(page(new EntryKey("GET", "/a"), Sample.OK, 120));

        assertThat(data.at("/times").size()).isEqualTo(120);
        JsonNode total = data.at("/entries").valueStream().filter(this::isTotal).findFirst().get();
        double requests = total.get("rps").valueStream().mapToDouble(JsonNode::asDouble).sum();
        assertThat(requests).isEqualTo(240);
        assertThat(total.at("/heat/0").valueStream().map(JsonNode::asLong))
                .as("row, count, row, count")
                .hasSize(4)
                .satisfies(heat -> assertThat(heat.get(1) + heat.get(3)).isEqualTo(2));
        assertThat(data.at("/happenings/0/text").asString()).isEqualTo("all are running");
    }

    @Test
    void aLongRunHasNoMorePointsThanAScreen() {
        JsonNode data = data(page(new EntryKey("GET", "/a"), Sample.OK, 3700));

        assertThat(data.at("/times").size()).isBetween(300, 600);
        JsonNode total = data.at("/entries").valueStream().filter(this::isTotal).findFirst().get();
        assertThat(total.at("/p50/0").asDouble()).isBetween(4.9, 10.1);
        assertThat(total.at("/rps/1").asDouble()).isEqualTo(2);
    }

    @Test
    void whereThereIsAScheduleACurveStartsWhenItHadIt() {
        assertThat(data(page(HOME, Sample.OK, 5)).at("/curves/0").has("fromIntendedStart"))
                .isFalse();
        also =
                recorder -> {
                    long late = 1_000_000;
                    recorder.pacedStart(late);
                    recorder.record(new Sample(HOME, 5_000_000, 1, Sample.OK), 400 * late, late, 0);
                };
        String page = page(HOME, Sample.OK, 5);

        JsonNode total = data(page).at("/curves/0");
        assertThat(total.get("fromIntendedStart").size()).isEqualTo(total.get("millis").size());
        assertThat(last(total.get("fromIntendedStart"))).isBetween(404.0, 406.0);
        assertThat(last(total.get("millis"))).isBetween(9.9, 10.1);
        assertThat(page).contains("dashed ones from when it should have been");
    }

    private static double last(JsonNode array) {
        return array.get(array.size() - 1).asDouble();
    }

    private boolean isTotal(JsonNode entry) {
        return entry.get("total").asBoolean();
    }

    private static JsonNode data(String page) {
        Matcher json =
                Pattern.compile("<script type=\"application/json\" id=\"data\">([^<]*)</script>")
                        .matcher(page);
        assertThat(json.find()).isTrue();
        return new JsonMapper().readTree(json.group(1));
    }

    private String page(EntryKey key, String error, int seconds) {
        Path file = folder.resolve("run.acr");
        AtomicLong nanos = new AtomicLong();
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        StatsRecorder recorder = new StatsRecorder(clock, nanos::get, 1);
        Facts facts =
                new Facts(
                        "1",
                        ATTACK,
                        new LinkedHashMap<>(Map.of("host", ATTACK)),
                        new LinkedHashMap<>());
        try (RunFileWriter writer = RunFileWriter.open(file, facts)) {
            writer.append(new Begin(Instant.EPOCH));
            for (int second = 0; second < seconds; second++) {
                recorder.record(new Sample(key, 5_000_000, 10, Sample.OK), 0);
                recorder.record(new Sample(key, 10_000_000, 10, error), 0);
                also.accept(recorder);
                recorder.recordException(ATTACK, ATTACK, "local");
                nanos.addAndGet(1_000_000_000);
                writer.append(new Second(1, recorder.tick()));
            }
            writer.append(new Happening(Duration.ofSeconds(1), "all are running"));
        }
        return HtmlReport.of(SavedRun.read(file)).text();
    }
}
