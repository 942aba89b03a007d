package dev.acrida.engine.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ArrivalScheduleTest {
    private static final long SECOND = 1_000_000_000;
    private static final long ORIGIN = -7_123_456_789L;
    private static final long FIRST_OF_SEED_7 = -7_118_516_616L;

    @Test
    void tenMinutesAt137PerSecondAreExactly82200ArrivalsAndNoneDrifts() {
        ArrivalSchedule schedule = uniform("137/s");
        long count = 0;
        double worst = 0;
        while (schedule.nextNanos() < ORIGIN + 600 * SECOND) {
            double exact = count * 1e9 / 137;
            worst = Math.max(worst, Math.abs(schedule.nextNanos() - ORIGIN - exact));
            count++;
            schedule.advance();
        }
        assertThat(count).isEqualTo(82_200);
        assertThat(worst).as("nanoseconds from the exact time").isLessThanOrEqualTo(0.51);
        assertThat(schedule.nextNanos()).isEqualTo(ORIGIN + 600 * SECOND);
    }

    @Test
    void afterADayTheCountIsStillExact() {
        ArrivalSchedule schedule = uniform("999/s for 1d");
        long count = count(schedule, Long.MAX_VALUE);

        assertThat(count).isEqualTo(86_313_600);
        assertThat(schedule.isOver()).isTrue();
    }

    @Test
    void aRampComesFasterAndFaster() {
        ArrivalSchedule schedule = uniform("0..100/s over 10s, 100/s for 10s");
        List<Long> perSecond = new ArrayList<>();
        for (int second = 1; second <= 20; second++) {
            perSecond.add(count(schedule, ORIGIN + second * SECOND));
        }
        // The area under the ramp is 5, 15, 25 …; its first arrival is the one of time 0.
        assertThat(perSecond.subList(0, 4)).containsExactly(5L, 15L, 25L, 35L);
        assertThat(perSecond.subList(10, 20)).containsOnly(100L);
        assertThat(perSecond.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_500);
        assertThat(schedule.isOver()).isTrue();
    }

    @Test
    void aChangeOfRateKeepsTheFractionOfAnArrivalThatHasPassed() {
        ArrivalSchedule schedule = uniform("1/min");
        assertThat(schedule.nextNanos()).isEqualTo(ORIGIN);
        schedule.advance();
        schedule.change(ArrivalRate.parse("2/min"), ORIGIN + 30 * SECOND);

        assertThat(schedule.nextNanos()).isEqualTo(ORIGIN + 45 * SECOND);
        schedule.advance();
        assertThat(schedule.nextNanos()).isEqualTo(ORIGIN + 75 * SECOND);
    }

    @Test
    void manyChangesLoseNoArrival() {
        ArrivalSchedule schedule = uniform("100/s");
        long count = 0;
        for (int second = 1; second <= 100; second++) {
            count += count(schedule, ORIGIN + second * SECOND);
            schedule.change(
                    ArrivalRate.perSecond(second % 2 == 0 ? 100 : 50), ORIGIN + second * SECOND);
        }
        assertThat(count).isEqualTo(7_500);
    }

    @Test
    void aRateOfZeroIsAPauseAndNotTheEnd() {
        ArrivalSchedule schedule = uniform("0/s");
        assertThat(schedule.nextNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(schedule.isOver()).isFalse();

        schedule.change(ArrivalRate.parse("1/s"), ORIGIN + SECOND);
        assertThat(schedule.nextNanos()).isEqualTo(ORIGIN + SECOND);
    }

    @Test
    void aSeedRepeatsAPoissonProcess() {
        assertThat(times(poisson(7), 1000)).isEqualTo(times(poisson(7), 1000));
        assertThat(times(poisson(7), 1000)).isNotEqualTo(times(poisson(8), 1000));
        assertThat(poisson(7).nextNanos()).as("on every machine").isEqualTo(FIRST_OF_SEED_7);
    }

    @Test
    void poissonGapsHaveTheMeanAndTheSpreadOfTheExponentialDistribution() {
        List<Long> times = times(poisson(3), 200_000);
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < times.size(); i++) {
            double gap = (times.get(i) - times.get(i - 1)) / 1e9;
            sum += gap;
            squares += gap * gap;
        }
        double mean = sum / (times.size() - 1);
        double deviation = Math.sqrt(squares / (times.size() - 1) - mean * mean);
        assertThat(mean).isCloseTo(0.01, Offset.offset(0.0001));
        assertThat(deviation).isCloseTo(0.01, Offset.offset(0.0001));
    }

    private static ArrivalSchedule uniform(String rate) {
        return new ArrivalSchedule(ArrivalRate.parse(rate), ArrivalProcess.UNIFORM, 1, ORIGIN);
    }

    private static ArrivalSchedule poisson(long seed) {
        return new ArrivalSchedule(
                ArrivalRate.perSecond(100), ArrivalProcess.POISSON, seed, ORIGIN);
    }

    private static long count(ArrivalSchedule schedule, long before) {
        long count = 0;
        while (schedule.nextNanos() < before) {
            schedule.advance();
            count++;
        }
        return count;
    }

    private static List<Long> times(ArrivalSchedule schedule, int count) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(schedule.nextNanos());
            schedule.advance();
        }
        return times;
    }
}
