package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalInt;

class RunOutcomeTest {
    private static final OptionalInt UNDECIDED = OptionalInt.empty();

    @Test
    void aCleanRunIsZero() {
        assertThat(outcome(UNDECIDED, stats(Sample.OK), 0, 0).exitCode(1)).isZero();
    }

    @Test
    void aFailedRequestIsWhatWasChosenForErrors() {
        assertThat(outcome(UNDECIDED, stats("boom"), 0, 0).exitCode(1)).isEqualTo(1);
        assertThat(outcome(UNDECIDED, stats("boom"), 0, 1).exitCode(7)).isEqualTo(7);
        assertThat(outcome(UNDECIDED, stats("boom"), 0, 1).exitCode(0)).isZero();
    }

    @Test
    void aUserThatFailedToStartCountsAsAnError() {
        assertThat(outcome(UNDECIDED, stats(Sample.OK), 1, 0).exitCode(1)).isEqualTo(1);
    }

    @Test
    void aFailedListenerIsTwo() {
        assertThat(outcome(UNDECIDED, stats(Sample.OK), 0, 1).exitCode(1)).isEqualTo(2);
    }

    @Test
    void theTestDecidesBeforeAllElse() {
        assertThat(outcome(OptionalInt.of(0), stats("boom"), 1, 1).exitCode(1)).isZero();
    }

    private static RunOutcome outcome(
            OptionalInt decided, StatsSnapshot stats, int failedToStart, int listenerErrors) {
        return new RunOutcome(
                decided, stats, Optional.of(StopReason.ASKED), failedToStart, listenerErrors);
    }

    private static StatsSnapshot stats(String error) {
        StatsRecorder recorder = new StatsRecorder();
        recorder.record(new Sample(new EntryKey("GET", "/"), 1_000, 10, error), 1);
        return recorder.snapshot();
    }
}
