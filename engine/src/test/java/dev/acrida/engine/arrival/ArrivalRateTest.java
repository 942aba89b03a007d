package dev.acrida.engine.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

class ArrivalRateTest {
    @ParameterizedTest
    @CsvSource({"200/s,200", "30/min,0.5", "36/h,0.01", "0.25/s,0.25", " 7 /s ,7", "0/s,0"})
    void aRateHasANumberAndAUnit(String text, double perSecond) {
        ArrivalRate rate = ArrivalRate.parse(text);

        assertThat(rate.rateAt(1000)).isCloseTo(perSecond, Offset.offset(1e-12));
        assertThat(rate.length()).isEmpty();
    }

    @Test
    void aRampHasTheAreaUnderItAndKeepsItsEndRate() {
        ArrivalRate ramp = ArrivalRate.parse("0..500/s over 2m");

        assertThat(ramp.countAt(60)).isEqualTo(7_500);
        assertThat(ramp.countAt(120)).isEqualTo(30_000);
        assertThat(ramp.countAt(130)).isEqualTo(35_000);
        assertThat(ramp.rateAt(60)).isEqualTo(250);
        assertThat(ramp.rateAt(1e6)).isEqualTo(500);
        assertThat(ramp.length()).isEmpty();
    }

    @Test
    void aChainEndsWithItsLastStep() {
        ArrivalRate chain = ArrivalRate.parse("0..100/s over 10s, 100/s for 1m, 100..0/s over 10s");

        assertThat(chain.length()).contains(Duration.ofSeconds(80));
        assertThat(chain.count()).isEqualTo(7_000);
        assertThat(chain.secondsOf(7_000)).isInfinite();
        assertThat(chain.rateAt(81)).isZero();
        assertThat(chain.countAt(500)).isEqualTo(7_000);
    }

    @Test
    void anArrivalThatFallsIntoAPauseComesAtItsEnd() {
        ArrivalRate chain = ArrivalRate.parse("10/s for 1s, 0/s for 1m, 10/s for 1s");

        assertThat(chain.secondsOf(9)).isEqualTo(0.9);
        assertThat(chain.secondsOf(10)).isEqualTo(61);
        assertThat(chain.secondsOf(11)).isEqualTo(61.1);
        assertThat(chain.count()).isEqualTo(20);
    }

    @Test
    void fractionsDoNotAddUpToAnArrivalMoreOrLess() {
        String step = "0.1/s for 30s";
        ArrivalRate chain =
                ArrivalRate.parse(String.join(",", java.util.List.of(step, step, step)));

        assertThat(chain.count()).isEqualTo(9);
    }

    @Test
    void timesAreTheInverseOfCounts() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            String text =
                    "%d..%d/s over %ds, %d/min for %ds, %d/s"
                            .formatted(
                                    random.nextInt(1000),
                                    random.nextInt(1000),
                                    1 + random.nextInt(600),
                                    1 + random.nextInt(1000),
                                    1 + random.nextInt(600),
                                    1 + random.nextInt(1000));
            ArrivalRate rate = ArrivalRate.parse(text);
            double last = 0;
            for (int i = 0; i < 50; i++) {
                double count = last + random.nextInt(5000);
                double seconds = rate.secondsOf(count);
                assertThat(rate.countAt(seconds))
                        .as("%s at arrival %s", text, count)
                        .isCloseTo(count, Offset.offset(1e-6 * Math.max(1, count)));
                last = count;
            }
        }
    }

    @Test
    void twoTextsOfTheSameRateAreEqualAndSayWhatWasWritten() {
        assertThat(ArrivalRate.parse("60/min")).isEqualTo(ArrivalRate.perSecond(1));
        assertThat(ArrivalRate.parse(" 60/min ")).hasToString("60/min");
        assertThat(ArrivalRate.perSecond(200)).hasToString("200/s");
        assertThat(ArrivalRate.perSecond(0.5)).hasToString("0.5/s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many/s | must begin with a number | 0",
                "200 | needs a unit: /s, /min or /h | 3",
                "200/sec | needs a unit: /s, /min or /h | 3",
                "0..500/s | must say how long it takes, such as over 2m | 8",
                "0..500/s for 2m | must say how long it takes | 9",
                "500/s over 2m | over belongs to a ramp | 6",
                "500/s for ever | a time more than 0 must follow | 10",
                "500/s for 0s | a time more than 0 must follow | 10",
                "500/s, 600/s | must say how long it lasts, such as for 10m | 5",
                "500/s for 1m 600/s | a comma must part a step from the next | 13",
                "500/s for 1m, | must begin with a number | 13",
                "99999999/s | at most 10000000 | 0",
                "-5/s | must begin with a number | 0",
            })
    void whatIsNoRateIsShownWithACaret(String text, String rule, int column) {
        assertThatExceptionOfType(ArrivalRateException.class)
                .isThrownBy(() -> ArrivalRate.parse(text))
                .withMessageContaining(rule)
                .withMessageEndingWith("\n  " + text + "\n  " + " ".repeat(column) + "^");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateIsANumberFromZeroOn(double rate) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ArrivalRate.perSecond(rate))
                .withMessageContaining("must be >= 0/s");
    }
}
