package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.WaitTime;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;

    private final Pacer pacer = new Pacer(0);

    @Test
    void aPauseThatIsNoPacingHasNoSchedule() {
        assertThat(pacer.pauseNanos(WaitTime.constant(1), 300 * MILLI)).isEqualTo(1000 * MILLI);
        assertThat(pacer.lag(1300 * MILLI)).isNull();
    }

    @Test
    void whatIsOversleptIsTheGeneratorsLateness() {
        assertThat(pacer.pauseNanos(WaitTime.constantPacing(1), 300 * MILLI))
                .isEqualTo(700 * MILLI);

        assertThat(pacer.lag(1005 * MILLI)).isEqualTo(new Lag(5 * MILLI, 5 * MILLI));
        assertThat(pacer.missed()).isZero();
    }

    @Test
    void aTaskThatTookTooLongDelaysTheNextStartButThatIsNotTheGeneratorsFault() {
        // Due at 1000, 2000, 3000 and 4000; busy until 3400: the start of 1000 comes then, and
        // those of 2000 and 3000 never.
        assertThat(pacer.pauseNanos(WaitTime.constantPacing(1), 3400 * MILLI)).isZero();

        assertThat(pacer.lag(3402 * MILLI)).isEqualTo(new Lag(2402 * MILLI, 2 * MILLI));
        assertThat(pacer.missed()).isEqualTo(2);
    }

    @Test
    void whatWasMissedIsNotCaughtUp() {
        pacer.pauseNanos(WaitTime.constantPacing(1), 3400 * MILLI);

        assertThat(pacer.pauseNanos(WaitTime.constantPacing(1), 3500 * MILLI))
                .isEqualTo(900 * MILLI);
        assertThat(pacer.lag(4400 * MILLI)).isEqualTo(new Lag(0, 0));
        assertThat(pacer.missed()).isZero();
    }

    @Test
    void pacingByNothingHasNoSchedule() {
        assertThat(pacer.pauseNanos(WaitTime.constantPacing(0), MILLI)).isZero();
        assertThat(pacer.lag(2 * MILLI)).isNull();
    }
}
