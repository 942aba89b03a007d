package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;

class EntryLimitTest {
    private static final int MOST = StatsRecorder.MOST_ENTRIES;

    private final StatsRecorder recorder =
            new StatsRecorder(Clock.systemUTC(), System::nanoTime, 2);

    @Test
    void namesThatExplodeAreCountedTogether() {
        for (int i = 0; i < 3 * MOST; i++) {
            recorder.record(new Sample(new EntryKey("GET", "/p/" + i), 1, 0, "no " + i), i);
        }
        StatsSnapshot stats = recorder.snapshot();

        assertThat(stats.entries()).hasSize(MOST + 1);
        assertThat(stats.entry("", "(other)").orElseThrow().count()).isEqualTo(2 * MOST);
        assertThat(stats.total().count()).isEqualTo(3 * MOST);
        assertThat(stats.errors()).hasSizeLessThanOrEqualTo(Mishaps.MOST_KINDS + MOST + 1);
        assertThat(stats.errors().stream().mapToLong(ErrorStats::occurrences).sum())
                .isEqualTo(3 * MOST);
    }

    @Test
    void aResetMakesRoomForOtherNames() {
        for (int i = 0; i < MOST + 5; i++) {
            recorder.record(new Sample(new EntryKey("GET", "/old/" + i), 1, 0, Sample.OK), i);
        }
        recorder.reset();
        for (int i = 0; i < MOST; i++) {
            recorder.record(new Sample(new EntryKey("GET", "/new/" + i), 1, 0, Sample.OK), i);
        }

        assertThat(recorder.snapshot().entries()).hasSize(MOST);
        assertThat(recorder.snapshot().entry("", "(other)")).isEmpty();
    }

    @Test
    void transactionsThatExplodeStayOutOfTheTotal() {
        for (int i = 0; i < MOST + 5; i++) {
            recorder.record(new Sample(new EntryKey("TX", "t" + i), 1, 0, Sample.OK), i);
        }
        assertThat(recorder.snapshot().total().count()).isZero();
        assertThat(recorder.snapshot().entry("TX", "(other)").orElseThrow().count()).isEqualTo(5);
    }

    @Test
    void namesThatOthersReportAreLimitedToo() {
        StatsRecorder worker = new StatsRecorder(Clock.systemUTC(), System::nanoTime, 1);
        for (int i = 0; i < MOST; i++) {
            recorder.record(new Sample(new EntryKey("GET", "/here/" + i), 1, 0, Sample.OK), i);
            worker.record(new Sample(new EntryKey("GET", "/there/" + i), 1, 0, Sample.OK), i);
        }
        recorder.snapshot();
        recorder.add(worker.tick());

        assertThat(recorder.snapshot().entries()).hasSize(MOST + 1);
        assertThat(recorder.snapshot().total().count()).isEqualTo(2 * MOST);
    }

    @Test
    void exceptionsThatExplodeAreCountedTogether() {
        for (int i = 0; i < Mishaps.MOST_KINDS + 9; i++) {
            recorder.recordException("no " + i, "no " + i + "\n\tat Shop.buy", "local");
        }
        assertThat(recorder.snapshot().exceptions()).hasSize(Mishaps.MOST_KINDS + 1);
        assertThat(recorder.snapshot().exceptions().getFirst().count()).isEqualTo(9);
    }
}
