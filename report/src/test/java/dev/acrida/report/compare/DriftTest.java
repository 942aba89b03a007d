package dev.acrida.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.compare.Change.Verdict;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Targets that are slower for a while, then faster for a while, as real ones are. */
class DriftTest {
    /** Where 95 % of a second's mood are left in the next: it lasts for some 20 s. */
    private static final double LONG_MOODS = 0.95;

    private static final double SHORT_MOODS = 0.5;
    private static final int PAIRS = 16;
    private static final int SECONDS = 160;
    private static final Criteria STRICT = new Criteria(0.95, 0, Duration.ZERO, 1);

    @TempDir Path folder;

    /** Drawn as if they were independent, the stretches of many such runs would look different. */
    @Test
    void runsThatDifferOnlyByTheirMoodsAreSeldomCalledDifferent() {
        int alarms = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            SavedRun base = run(2 * pair, LONG_MOODS, 1);
            SavedRun next = run(2 * pair + 1, LONG_MOODS, 1);
            boolean any =
                    Comparison.of(base, next, STRICT).changes().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(each -> each.verdict() != Verdict.SAME);
            alarms += any ? 1 : 0;
        }
        // 5 % of 16 is 0.8; more than 2 would come up in 1 of 23 honest tests.
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void aRealChangeOfTenPercentIsStillFound() {
        for (int pair = 0; pair < PAIRS / 4; pair++) {
            SavedRun base = run(2 * pair, SHORT_MOODS, 1);
            SavedRun next = run(2 * pair + 1, SHORT_MOODS, 1.1);

            assertThat(Comparison.of(base, next, Criteria.DEFAULT).anyWorse())
                    .as("pair %s", pair)
                    .isTrue();
        }
    }

    /** By the textbook: (1 + r) / (1 - r) stretches are worth one, if there are many. */
    @ParameterizedTest
    @CsvSource({"0, 10000", "0.5, 3333", "0.9, 526"})
    void stretchesAreWorthTheFewerTheMoreTheyDepend(double correlation, double worth) {
        Random random = new Random(7);
        double[] series = new double[10_000];
        for (int i = 1; i < series.length; i++) {
            double news = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            series[i] = correlation * series[i - 1] + news;
        }

        Dependence dependence = Dependence.of(series);

        assertThat(dependence.effectiveSize()).isBetween(worth * 0.85, worth * 1.15);
        assertThat(dependence.widening()).isBetween(1.0, 1.1 * Math.sqrt(10_000 / worth));
    }

    private SavedRun run(int seed, double memory, double factor) {
        Path file = folder.resolve("run%d-%s.acr".formatted(seed, memory));
        AtomicLong nanos = new AtomicLong();
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        StatsRecorder recorder = new StatsRecorder(clock, nanos::get, 1);
        Random random = new Random(seed);
        Facts facts = new Facts("1", "Shop", new LinkedHashMap<>(), new LinkedHashMap<>());
        double mood = random.nextGaussian();
        try (RunFileWriter writer = RunFileWriter.open(file, facts)) {
            writer.append(new Begin(Instant.EPOCH));
            for (int second = 0; second < SECONDS; second++) {
                mood = memory * mood + Math.sqrt(1 - memory * memory) * random.nextGaussian();
                answer(recorder, random, 20 * factor * Math.exp(mood * 0.08));
                nanos.addAndGet(1_000_000_000);
                writer.append(new Second(1, recorder.tick()));
            }
        }
        return SavedRun.read(file);
    }

    private static void answer(StatsRecorder recorder, Random random, double mean) {
        EntryKey key = new EntryKey("GET", "/");
        for (int i = 0; i < 40; i++) {
            // To a quarter of a millisecond: the fewer buckets, the faster the test.
            double millis = Math.rint(mean * Math.exp(random.nextGaussian() * 0.3) * 4) / 4;
            recorder.record(new Sample(key, (long) (millis * 1e6), 10, Sample.OK), 0);
        }
    }
}
