package dev.acrida.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "20s, 20",
        "3m, 180",
        "2h, 7200",
        "1h20m, 4800",
        "3h30m10s, 12610",
        "1d2h, 93600",
        "0, 0",
        "1d, 86400",
        "36500d, 3153600000",
        "90m, 5400"
    })
    void daysHoursMinutesAndSecondsAdd(String text, long seconds) {
        assertThat(new TimeSpan().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1h30",
                "10s1m",
                "5x",
                "-3",
                "1.5h",
                "20 s",
                "1H",
                "s",
                "36501d",
                "99999999999999999999",
                "9223372036854775807d"
            })
    void anythingElseNamesTheFormats(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new TimeSpan().convert(text))
                .withMessage(
                        "must be a time such as 20, 20s, 3m, 2h, 1h20m, 3h30m10s or 1d2h, was '%s'",
                        text);
    }
}
