package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;

class OutstandingTest {
    private final StatsRecorder recorder = new StatsRecorder();
    private final Outstanding outstanding = new Outstanding(recorder, 1);

    @Test
    void whatIsNotSettledWhenTheUserGoesIsLost() {
        outstanding.issued();
        outstanding.issued();
        outstanding.issued();
        assertThat(outstanding.settle()).isTrue();
        recorder.discarded(1, 1);
        outstanding.close();
        outstanding.close();

        assertThat(ledger()).isEqualTo(new Ledger(3, 0, 2, 1));
    }

    @Test
    void whatAUserThatWasGivenUpSaysLaterDoesNotCount() {
        outstanding.issued();
        outstanding.close();
        outstanding.issued();

        assertThat(outstanding.settle()).isFalse();
        assertThat(ledger()).isEqualTo(new Ledger(1, 0, 1, 0));
    }

    @Test
    void whatEndsWithoutHavingBeenIssuedIsIssuedThen() {
        assertThat(outstanding.settle()).isTrue();

        assertThat(ledger()).isEqualTo(new Ledger(1, 0, 0, 0));
    }

    @Test
    void whatWasNotSentAfterAllIsNotIssued() {
        outstanding.issued();
        outstanding.withdrawn();
        outstanding.close();

        assertThat(ledger()).isEqualTo(Ledger.EMPTY);
    }

    private Ledger ledger() {
        return recorder.snapshot().ledger();
    }
}
