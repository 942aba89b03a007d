package dev.acrida.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.report.JsonReport;
import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.report.file.RunRecord.Happening;
import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RunFileTest {
    private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");
    private static final Facts FACTS =
            new Facts(
                    "1.0",
                    "Shop",
                    new LinkedHashMap<>(Map.of("--users", "5")),
                    new LinkedHashMap<>(Map.of("cores", "2")));

    @TempDir Path folder;

    private final Random random = new Random(7);
    private final List<StatsSnapshot> seen = new ArrayList<>();
    private long nanos;
    private StatsRecorder recorder =
            new StatsRecorder(Clock.fixed(START, ZoneOffset.UTC), () -> nanos, 2);

    @Test
    void aSavedRunHasTheStatisticsOfTheRunToTheLastDigit() {
        Path file = folder.resolve("new/run.acr");
        StatsSnapshot original = save(file, 30);

        SavedRun saved = SavedRun.read(file);

        assertThat(json(saved.stats())).isEqualTo(json(original));
        assertThat(saved.facts()).isEqualTo(FACTS);
        assertThat(saved.happenings())
                .containsExactly(new Happening(Duration.ofSeconds(1), "all 5 users are running"));
        assertThat(saved.end()).hasValueSatisfying(end -> assertThat(end.exitCode()).isOne());
        assertThat(saved.damage()).isEmpty();
    }

    @Test
    void aReplayShowsEachSecondAsItWas() {
        Path file = folder.resolve("run.acr");
        save(file, 15);

        List<StatsSnapshot> replayed = new ArrayList<>();
        SavedRun.read(file).replay((second, stats) -> replayed.add(stats));

        assertThat(replayed.stream().map(RunFileTest::json))
                .containsExactlyElementsOf(seen.stream().map(RunFileTest::json).toList());
        assertThat(replayed.getLast().total().currentPercentileMillis(0.95))
                .isEqualTo(seen.getLast().total().currentPercentileMillis(0.95))
                .isPositive();
    }

    @Test
    void whatWasRecordedBeforeTheStatisticsBeganAnewDoesNotCount() {
        Path file = folder.resolve("run.acr");
        try (RunFileWriter writer = RunFileWriter.open(file, FACTS)) {
            writer.append(new Begin(START));
            second(writer);
            recorder.reset();
            writer.append(new Begin(START.plusSeconds(1)));
            second(writer);
        }

        SavedRun saved = SavedRun.read(file);

        assertThat(json(saved.stats()).replace("20:00:01Z", "20:00:00Z"))
                .isEqualTo(json(recorder.snapshot()));
        assertThat(saved.stats().started()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void ofSeveralTestsOfAProcessTheLastIsRead() {
        Path file = folder.resolve("run.acr");
        var options = new LinkedHashMap<>(Map.of("--users", "7"));
        Facts other = new Facts("1", "Shop", options, new LinkedHashMap<>());
        try (RunFileWriter writer = RunFileWriter.open(file, FACTS)) {
            writer.append(new Begin(START));
            writer.append(new Happening(Duration.ofSeconds(1), "all 5 users are running"));
            writer.append(new End(Duration.ofSeconds(2), 5, 3, "asked to"));
            writer.append(other);
            writer.append(new Begin(START.plusSeconds(9)));
            writer.append(new Happening(Duration.ofSeconds(1), "all 7 users are running"));
        }

        SavedRun saved = SavedRun.read(file);

        assertThat(saved.facts()).isEqualTo(other);
        assertThat(saved.happenings())
                .extracting(Happening::text)
                .containsExactly("all 7 users are running");
        assertThat(saved.end()).isEmpty();
        assertThat(SavedRun.readGoingOn(file).isGoingOn()).isTrue();
    }

    @Test
    void aFileThatIsTornAnywhereIsReadUpToThere() throws IOException {
        Path file = folder.resolve("run.acr");
        save(file, 3);
        byte[] whole = Files.readAllBytes(file);
        long all = SavedRun.read(file).stats().total().count();

        long before = 0;
        for (int length = firstRecordEnds(whole); length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            SavedRun torn = SavedRun.read(file);
            assertThat(torn.stats().total().count()).isBetween(before, all);
            assertThat(torn.end()).isEmpty();
            before = torn.stats().total().count();
        }
        assertThat(before).isEqualTo(all);
    }

    @Test
    void aTornFileSaysWhereItIsTorn() throws IOException {
        Path file = folder.resolve("run.acr");
        save(file, 3);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertThat(SavedRun.read(file).damage().orElseThrow())
                .startsWith(file + " is damaged or torn at byte ")
                .endsWith(" of " + (whole.length - 1) + ": what follows was dropped");
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() throws IOException {
        Path file = folder.resolve("run.acr");
        save(file, 2);
        byte[] whole = Files.readAllBytes(file);

        for (int at = firstRecordEnds(whole); at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThat(SavedRun.read(file).damage()).as("byte %d", at).isPresent();
        }
    }

    @Test
    void anotherFileIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("x.acr"), "hello");

        assertThatThrownBy(() -> SavedRun.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessage(file + " must be a run saved with --out, but does not begin as one");
        assertThatThrownBy(() -> SavedRun.read(folder.resolve("no.acr")))
                .hasMessageContaining("is missing");
    }

    private StatsSnapshot save(Path file, int seconds) {
        try (RunFileWriter writer = RunFileWriter.open(file, FACTS)) {
            writer.append(new Begin(START));
            second(writer);
            writer.append(new Happening(Duration.ofSeconds(1), "all 5 users are running"));
            for (int i = 1; i < seconds; i++) {
                second(writer);
            }
            nanos += 300_000_000;
            recorder.end();
            writer.append(new End(Duration.ofNanos(nanos), 5, 1, "run time is up"));
        }
        return recorder.snapshot();
    }

    private void second(RunFileWriter writer) {
        for (int i = 0; i < 40; i++) {
            EntryKey key = new EntryKey("GET", "/" + random.nextInt(3));
            long time = (long) (Math.exp(random.nextGaussian()) * 5e6);
            String error = random.nextInt(10) == 0 ? "boom <b>" + random.nextInt(2) : Sample.OK;
            recorder.record(new Sample(key, time, random.nextInt(2000), error), i);
        }
        recorder.record(new Sample(new EntryKey("TX", "no time"), Sample.NO_TIME, 0, Sample.OK), 0);
        recorder.recordException("oh", "oh\n at A", "local");
        recorder.issued(1, 1);
        recorder.lost(1, 1);
        nanos += 1_000_000_007;
        writer.append(new Second(5, recorder.tick()));
        seen.add(recorder.snapshot());
    }

    private static int firstRecordEnds(byte[] whole) {
        int magic = RunFile.MAGIC.length;
        return magic + RunFile.HEAD + ByteBuffer.wrap(whole).getInt(magic);
    }

    private static String json(StatsSnapshot stats) {
        return JsonReport.of(stats, 5).text();
    }
}
