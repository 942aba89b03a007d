package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakeTickerTest {
    @Test
    void timePassesOnlyWhenAdvanced() {
        FakeTicker ticker = FakeTicker.startingAt(-5);
        assertThat(ticker.getAsLong()).isEqualTo(-5);

        ticker.advance(Duration.ofMillis(3));
        assertThat(ticker.nanos()).isEqualTo(2_999_995);
    }

    @Test
    void timeNeverGoesBack() {
        assertThatThrownBy(() -> FakeTicker.create().advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.000000001S");
    }
}
