package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

class LedgerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StatsRecorder recorder = recorder();

    private StatsRecorder recorder() {
        return new StatsRecorder(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get, 2);
    }

    @Test
    void whatHasNoOutcomeIsInFlight() {
        recorder.issued(5, 1);
        record("GET");
        recorder.lost(1, 1);
        recorder.discarded(1, 1);

        Ledger ledger = recorder.snapshot().ledger();

        assertThat(ledger).isEqualTo(new Ledger(5, 1, 1, 1));
        assertThat(ledger.inFlight()).isEqualTo(2);
        assertThat(ledger.balances()).isFalse();
    }

    @Test
    void transactionsAreNoRequests() {
        recorder.issued(1, 1);
        record("GET");
        record(EntryKey.TRANSACTION);

        assertThat(recorder.snapshot().ledger().balances()).isTrue();
    }

    @Test
    void aResetCarriesOverWhatIsInFlightAndIsRecordedLater() {
        recorder.issued(3, 1);
        record("GET");
        recorder.reset();
        record("GET");
        record("GET");
        recorder.issued(1, 1);
        recorder.lost(1, 1);

        assertThat(recorder.snapshot().ledger()).isEqualTo(new Ledger(3, 2, 1, 0));
    }

    @Test
    void intervalsAddUpToTheBooksOfTheWholeAlsoAfterAReset() {
        StatsRecorder replay = recorder();
        recorder.issued(9, 1);
        recorder.tick();
        recorder.reset();
        for (int second = 0; second < 3; second++) {
            recorder.issued(2, 1);
            record("GET");
            recorder.lost(second, 1);
            recorder.discarded(1, 1);
            replay.add(recorder.tick());
        }

        assertThat(replay.snapshot().ledger())
                .isEqualTo(recorder.snapshot().ledger())
                .isEqualTo(new Ledger(15, 3, 3, 3));
    }

    private void record(String method) {
        recorder.record(new Sample(new EntryKey(method, "/"), 1_000, 0, Sample.OK), 1);
    }
}
