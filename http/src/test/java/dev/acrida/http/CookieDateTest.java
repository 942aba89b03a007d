package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class CookieDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sun, 6-Nov-1994 8:49:37",
                "06 november 1994 08:49:37 +0200",
                "1994 Nov 6 08:49:37x",
                "08:49:37 06 Nov 94",
                "Sun,06 Nov 1994 08:49:37 GMT; nonsense 12:00:00",
            })
    void readsWhateverServersWrite(String text) {
        assertThat(CookieDate.parse(text))
                .hasValue(Instant.parse("1994-11-06T08:49:37Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "Sun, 06 Nov 1994",
                "Sun, 06 Nov 1994 08:49",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1594 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:49:37 GMT",
                "Sun, 06 Nov 1994 008:49:37 GMT",
                "Sun, 06 XYZ 1994 08:49:37 GMT",
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(CookieDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 99})
    void twoDigitsFrom70AreOfThe20thCentury(int year) {
        assertThat(CookieDate.parse("1 Jan " + year + " 00:00:00"))
                .hasValue(Instant.parse("19" + year + "-01-01T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 69})
    void twoDigitsBelow70AreOfThe21stCentury(int year) {
        assertThat(CookieDate.parse("1 Jan " + year + " 00:00:00"))
                .hasValue(Instant.parse("20" + year + "-01-01T00:00:00Z").toEpochMilli());
    }
}
