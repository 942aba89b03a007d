package dev.acrida.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.CompareReport;
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

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class ComparisonTest {
    private static final EntryKey FIRST = new EntryKey("GET", "/0");

    @TempDir Path folder;

    @Test
    void aSlowdownOfAFifthIsFoundWhereItIs() {
        SavedRun base = run(1, new Shape());
        SavedRun next = run(2, new Shape().slower(0, 1.2));

        Comparison comparison = Comparison.of(base, next, Criteria.DEFAULT);

        assertThat(comparison.anyWorse()).isTrue();
        assertThat(change(comparison, FIRST, Measure.P50).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(change(comparison, FIRST, Measure.P50).relative()).isBetween(0.1, 0.3);
        assertThat(change(comparison, new EntryKey("GET", "/1"), Measure.P50).verdict())
                .isEqualTo(Verdict.SAME);
        assertThat(CompareReport.of(comparison).text(120)).contains("Worse: GET /0 p50 +");
    }

    @Test
    void theSameChangeTheOtherWayRoundIsBetter() {
        SavedRun base = run(1, new Shape().slower(0, 1.2));
        SavedRun next = run(2, new Shape());

        Comparison comparison = Comparison.of(base, next, Criteria.DEFAULT);

        assertThat(change(comparison, FIRST, Measure.P50).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(comparison.anyWorse()).isFalse();
    }

    /** Slow moments slow many requests at once: samples that depend must not look like proof. */
    @Test
    void runsThatDifferOnlyByChanceAreSeldomCalledDifferent() {
        int alarms = 0;
        for (int seed = 0; seed < 20; seed++) {
            SavedRun base = run(1000 + seed, new Shape());
            SavedRun next = run(2000 + seed, new Shape());
            var strict = new Criteria(0.95, 0, Duration.ZERO, 1);
            Comparison comparison = Comparison.of(base, next, strict);
            boolean any =
                    comparison.changes().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(each -> each.verdict() != Verdict.SAME);
            alarms += any ? 1 : 0;
        }
        // 5 % of 20 is 1; more than 3 would come up in 1 of 60 honest tests.
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void moreFailuresAreWorse() {
        Comparison comparison =
                Comparison.of(
                        run(1, new Shape()), run(2, new Shape().failing(0.2)), Criteria.DEFAULT);

        Change failures = change(comparison, FIRST, Measure.FAILURES);
        assertThat(failures.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(failures.next()).isBetween(0.15, 0.25);
    }

    @Test
    void aChangeTooSmallToMatterIsNone() {
        SavedRun base = run(1, new Shape());
        SavedRun next = run(2, new Shape().slower(0, 1.2));

        var tolerant = new Criteria(0.95, 0.5, Duration.ZERO, 1);

        assertThat(Comparison.of(base, next, tolerant).anyWorse()).isFalse();
    }

    @Test
    void fewSamplesSayNothing() {
        SavedRun base = run(1, new Shape().seconds(3));
        SavedRun next = run(2, new Shape().seconds(3).slower(0, 5));

        Comparison comparison = Comparison.of(base, next, Criteria.DEFAULT);

        assertThat(change(comparison, FIRST, Measure.P50).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(CompareReport.of(comparison).sentence())
                .isEqualTo("Too few samples to say anything.");
    }

    /**
     * A few seconds tell little of slow moods, but that a tenth of the requests is left is plain.
     */
    @Test
    void aGreatChangeIsFoundInShortRuns() {
        int alarms = 0;
        for (int seed = 0; seed < 20; seed++) {
            SavedRun base = run(3000 + seed, new Shape().seconds(7));
            SavedRun same = run(4000 + seed, new Shape().seconds(7));
            SavedRun fewer = run(5000 + seed, new Shape().seconds(7).requests(6));

            Comparison comparison = Comparison.of(base, fewer, Criteria.DEFAULT);
            assertThat(change(comparison, EntryKey.TOTAL, Measure.RATE).verdict())
                    .as(() -> CompareReport.of(comparison).text(120))
                    .isEqualTo(Verdict.WORSE);
            alarms += Comparison.of(base, same, Criteria.DEFAULT).anyWorse() ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void entriesOfOneRunOnlyAreNamed() {
        SavedRun base = run(1, new Shape());
        SavedRun next = run(2, new Shape().entries(2));

        Comparison comparison = Comparison.of(base, next, Criteria.DEFAULT);

        assertThat(comparison.onlyInBase()).containsExactly(new EntryKey("GET", "/2"));
        assertThat(CompareReport.of(comparison).text(120))
                .contains("Only in the older run: GET /2");
    }

    @Test
    void whatIsSkippedDoesNotCount() {
        SavedRun base = run(1, new Shape());
        SavedRun next = run(2, new Shape().slowStart(20));

        var skipping = new Criteria(0.95, 0.05, Duration.ofSeconds(20), 1);

        assertThat(Comparison.of(base, next, Criteria.DEFAULT).anyWorse()).isTrue();
        assertThat(Comparison.of(base, next, skipping).anyWorse()).isFalse();
    }

    private static Change change(Comparison comparison, EntryKey key, Measure measure) {
        return comparison.changes().getOrDefault(key, List.of()).stream()
                .filter(change -> change.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private SavedRun run(int seed, Shape shape) {
        Path file = folder.resolve("run" + seed + ".acr");
        AtomicLong nanos = new AtomicLong();
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        StatsRecorder recorder = new StatsRecorder(clock, nanos::get, 1);
        Random random = new Random(seed);
        Facts facts = new Facts("1", "Shop", new LinkedHashMap<>(), new LinkedHashMap<>());
        try (RunFileWriter writer = RunFileWriter.open(file, facts)) {
            writer.append(new Begin(Instant.EPOCH));
            for (int second = 0; second < shape.seconds; second++) {
                shape.record(recorder, random, second);
                nanos.addAndGet(1_000_000_000);
                writer.append(new Second(1, recorder.tick()));
            }
        }
        return SavedRun.read(file);
    }

    /** What a made-up target answers: log-normal times, and every second its own mood. */
    private static final class Shape {
        private int seconds = 60;
        private int entries = 3;
        private int slowEntry = -1;
        private double factor = 1;
        private double failing;
        private int slowSeconds;
        private int requests = 60;

        /** How many a second, give or take a third. */
        Shape requests(int requests) {
            this.requests = requests;
            return this;
        }

        Shape slower(int entry, double by) {
            slowEntry = entry;
            factor = by;
            return this;
        }

        Shape failing(double share) {
            failing = share;
            return this;
        }

        Shape seconds(int seconds) {
            this.seconds = seconds;
            return this;
        }

        Shape entries(int entries) {
            this.entries = entries;
            return this;
        }

        Shape slowStart(int seconds) {
            slowSeconds = seconds;
            return this;
        }

        void record(StatsRecorder recorder, Random random, int second) {
            double mood = Math.exp(random.nextGaussian() * 0.1) * (second < slowSeconds ? 3 : 1);
            int count = requests + random.nextInt(-requests / 3, requests / 3 + 1);
            for (int i = 0; i < count; i++) {
                int entry = random.nextInt(entries);
                double millis = 20 * mood * Math.exp(random.nextGaussian() * 0.5);
                millis *= entry == slowEntry ? factor : 1;
                String error = random.nextDouble() < failing ? "boom" : Sample.OK;
                EntryKey key = new EntryKey("GET", "/" + entry);
                recorder.record(new Sample(key, (long) (millis * 1e6), 10, error), 0);
            }
        }
    }
}
