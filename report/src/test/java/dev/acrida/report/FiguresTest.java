package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0004, 0",
        "0.04, 0.0",
        "0.05, 0.1",
        "3, 3.0",
        "9.94, 9.9",
        "9.95, 10",
        "9.9499, 10",
        "10.4, 10",
        "10.5, 11",
        "1234567.8, 1234568"
    })
    void millisecondsHaveOneDecimalBelowTen(double millis, String shown) {
        assertThat(Figures.readable(millis)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0005, 0.001",
        "120, 120",
        "1e10, 10000000000",
        "12.3456, 12.346",
        "1e-9, 0"
    })
    void filesHoldPlainDecimalsToTheMicrosecond(double millis, String written) {
        assertThat(Figures.thousandths(millis).toPlainString()).isEqualTo(written);
    }

    @Test
    void sumsOfNanosecondsAreExact() {
        assertThat(Figures.exactMillis(1_000_000_000_000_001L)).hasToString("1000000000.000001");
    }
}
