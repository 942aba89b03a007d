package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A run of days needs no more memory than one of an hour: what was lies on the disk. */
class SoakTest {
    private static final int ENTRIES = 500;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final long SECOND_NANOS = 1_000_000_000;

    /** Simulated: most seconds pass without samples, so that the test does not take days. */
    private static final int SAMPLED_SECONDS_PER_DAY = 60;

    private static final long ALLOWED_GROWTH = 8 << 20;

    private final AtomicLong nanos = new AtomicLong();
    private final StatsRecorder recorder = new StatsRecorder(Clock.systemUTC(), nanos::get, 2);
    private final Random random = new Random(1);

    @TempDir Path folder;

    @Test
    void theHeapIsFlatOverSimulatedDaysWith500Entries() throws Exception {
        Path file = folder.resolve("soak.acr");
        try (RunFileWriter writer = RunFileWriter.open(file, facts())) {
            writer.append(new RunRecord.Begin(Instant.EPOCH));
            day(writer);
            long heap = heap();
            long size = Files.size(file);
            for (int i = 0; i < 3; i++) {
                day(writer);
            }
            assertThat(heap() - heap)
                    .as("bytes that three more days need")
                    .isLessThan(ALLOWED_GROWTH);
            assertThat(Files.size(file)).isGreaterThan(3 * size);
            assertThat(recorder.snapshot().elapsed()).isGreaterThan(Duration.ofDays(3));
            assertThat(recorder.snapshot().entries()).hasSize(ENTRIES);
        }
    }

    private void day(RunFileWriter writer) {
        for (int i = 0; i < SAMPLED_SECONDS_PER_DAY; i++) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                EntryKey key = new EntryKey("GET", "/entry/" + entry);
                long nanos = millis();
                String error = random.nextInt(50) == 0 ? "failed " + random.nextInt(5) : Sample.OK;
                Sample sample = new Sample(key, nanos, 1_000, error);
                recorder.record(sample, millis(), millis(), entry);
            }
            nanos.addAndGet(SECOND_NANOS * SECONDS_PER_DAY / SAMPLED_SECONDS_PER_DAY);
            recorder.snapshot();
            writer.append(new RunRecord.Second(10, recorder.tick()));
        }
    }

    /** Few different ones, so that all buckets that are ever in use are so on the first day. */
    private long millis() {
        return (1 + random.nextInt(40)) * 1_000_000L;
    }

    private static RunRecord.Facts facts() {
        return new RunRecord.Facts("test", "soak", new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** What is reachable: the smallest of several looks after a collection. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
