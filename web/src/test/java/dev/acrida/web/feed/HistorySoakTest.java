package dev.acrida.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Interval;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The page can draw a test of days from its first minute on, without more memory each day. */
class HistorySoakTest {
    private static final int ENTRIES = 500;
    private static final int DAYS = 3;

    /** Of a day: a history that counts columns does not ask how long they are. */
    private static final int COLUMNS_PER_DAY = 1_440;

    private static final int MOST_POINTS = 10_000;

    /** What the history allows itself, twice, since it counts only about how much it takes. */
    private static final long ALLOWED = 2 * (80L << 20);

    private final Random random = new Random(1);
    private final List<Interval> minutes = Stream.generate(this::minute).limit(7).toList();
    private final History history = new History();

    @Test
    void theHistoryOf500EntriesOverSimulatedDaysStaysWithinItsMemory() {
        history.begin(Instant.EPOCH);
        long before = heap();
        for (int i = 0; i < DAYS * COLUMNS_PER_DAY; i++) {
            history.add(at(i, minutes.get(i % minutes.size())), 10);
            history.add(new Mark(Instant.EPOCH, i, "a happening"));
        }

        assertThat(heap() - before).as("bytes of %s days", DAYS).isLessThan(ALLOWED);
        History.Course entry = history.course(new EntryKey("GET", "/entry/7"), MOST_POINTS);
        History.Course total = history.course(EntryKey.TOTAL, MOST_POINTS);
        assertThat(entry.columns()).hasSizeLessThanOrEqualTo(1_800);
        assertThat(total.columns()).hasSizeBetween(1_800, 3_600);
        assertThat(total.marks()).hasSize(1_000);
        assertThat(requests(entry)).as("nothing is lost").isEqualTo(DAYS * COLUMNS_PER_DAY);
        assertThat(requests(total)).isEqualTo((long) ENTRIES * DAYS * COLUMNS_PER_DAY);
        assertThat(entry.columns().getFirst().from()).isZero();
    }

    private Interval minute() {
        StatsRecorder recorder = new StatsRecorder();
        for (int entry = 0; entry < ENTRIES; entry++) {
            long service = (1 + random.nextInt(40)) * 1_000_000L;
            EntryKey key = new EntryKey("GET", "/entry/" + entry);
            recorder.record(new Sample(key, service, 1_000, Sample.OK), entry);
        }
        return recorder.tick();
    }

    private static Interval at(int minute, Interval any) {
        return new Interval(
                Duration.ofMinutes(minute),
                Duration.ofMinutes(minute + 1),
                any.entries(),
                any.errors(),
                any.exceptions(),
                any.ledger(),
                any.schedule());
    }

    private static long requests(History.Course course) {
        return course.columns().stream().mapToLong(c -> c.cell(course.key()).requests()).sum();
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
