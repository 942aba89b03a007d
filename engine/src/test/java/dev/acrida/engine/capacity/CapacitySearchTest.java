package dev.acrida.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acrida.engine.capacity.CapacityResult.Ending;
import dev.acrida.engine.capacity.CapacityStep.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class CapacitySearchTest {
    private static final int SYSTEMS = 100;
    private static final CapacityPlan PLAN = CapacityPlan.DEFAULT;

    /** A target, real or made up. */
    private interface Target {
        CapacityStep at(double rate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {11, 60, 333, 2_047, 2_049, 40_000})
    void theCapacityOfASystemWithoutNoiseIsFoundToThePrecisionAskedFor(double capacity) {
        CapacitySearch search = run(PLAN, rate -> step(rate, rate <= capacity));

        CapacityResult result = search.result();
        assertThat(result.ending()).isEqualTo(Ending.FOUND);
        assertThat(capacity).isBetween(result.low(), result.high());
        assertThat(result.capacity()).isCloseTo(capacity, within(capacity * 0.05));
        assertThat(search.steps()).hasSizeLessThan(30);
    }

    /** Nearly all intervals at 95 % must have the true capacity in them. */
    @ParameterizedTest
    @CsvSource({"0.01, 0", "0.05, 0", "0.05, 0.02", "0.1, 0.02"})
    void theIntervalOfANoisySystemHasTheTrueCapacityInIt(double width, double wrong) {
        long seed = 20_261_124;
        Random random = new Random(seed);
        int inside = 0;
        for (int i = 0; i < SYSTEMS; i++) {
            double capacity = Math.exp(random.nextDouble(Math.log(20), Math.log(50_000)));
            CapacityResult result = run(PLAN, noisy(capacity, width, wrong, random)).result();
            inside += capacity >= result.low() && capacity <= result.high() ? 1 : 0;
        }
        assertThat(inside)
                .as("of %s, seed %s", SYSTEMS, seed)
                .isGreaterThanOrEqualTo(SYSTEMS * 9 / 10);
    }

    @Test
    void aStepThatFailsByChanceDoesNotEndTheClimb() {
        int[] steps = new int[1];
        CapacitySearch search = run(PLAN, rate -> step(rate, rate <= 5_000 && steps[0]++ != 2));

        assertThat(search.result().capacity()).isCloseTo(5_000, within(250.0));
    }

    @Test
    void aFirstRateThatIsTooHighIsHalvedUntilOneHolds() {
        CapacitySearch search = run(PLAN.withRates(1_000, 10_000), rate -> step(rate, rate <= 70));

        assertThat(search.result().ending()).isEqualTo(Ending.FOUND);
        assertThat(search.result().capacity()).isCloseTo(70, within(3.5));
    }

    @Test
    void whatHoldsNowhereOrEverywhereIsSaid() {
        assertThat(run(PLAN, rate -> step(rate, false)).result().ending())
                .isEqualTo(Ending.HOLDS_NOWHERE);
        CapacityResult everywhere = run(PLAN, rate -> step(rate, true)).result();
        assertThat(everywhere.ending()).isEqualTo(Ending.HOLDS_EVERYWHERE);
        assertThat(everywhere.highestHeld()).isEqualTo(PLAN.to());
    }

    @Test
    void theGeneratorsOwnLimitIsNeverTheTargetsCapacity() {
        CapacitySearch search =
                run(
                        PLAN,
                        rate ->
                                rate > 3_000
                                        ? step(rate, Outcome.LIMITED)
                                        : step(rate, Outcome.HELD));

        assertThat(search.result().ending()).isEqualTo(Ending.GENERATOR_LIMIT);
        assertThat(search.result().highestHeld()).isEqualTo(2_560);
    }

    @Test
    void aStepThatTheGeneratorSpoiledOnceIsTriedAgain() {
        int[] steps = new int[1];
        CapacitySearch search =
                run(
                        PLAN,
                        rate ->
                                steps[0]++ == 4
                                        ? step(rate, Outcome.LIMITED)
                                        : step(rate, rate <= 900));

        assertThat(search.steps().get(5).rate()).isEqualTo(search.steps().get(4).rate());
        assertThat(search.result().capacity()).isCloseTo(900, within(45.0));
    }

    @Test
    void stepsAreBounded() {
        CapacitySearch search = run(PLAN.withMostSteps(6), rate -> step(rate, rate <= 1_000));

        assertThat(search.steps()).hasSize(6);
        assertThat(search.result().ending()).isEqualTo(Ending.STEPS_USED);
    }

    /** One server that takes 1 ms: by M/M/1, power is highest at half of its capacity. */
    @Test
    void theKneeIsWhereThroughputOverResponseTimeIsHighest() {
        CapacitySearch search =
                run(
                        PLAN.withRates(62.5, 10_000),
                        rate -> {
                            double millis = rate < 990 ? 1 / (1 - rate / 1_000) : 1_000;
                            double answered = Math.min(rate, 1_000);
                            return new CapacityStep(
                                    rate,
                                    millis < 20 ? Outcome.HELD : Outcome.BROKEN,
                                    answered,
                                    millis,
                                    "");
                        });

        assertThat(search.result().knee())
                .hasValueSatisfying(k -> assertThat(k.rate()).isEqualTo(500));
        assertThat(search.result().capacity()).isCloseTo(950, within(50.0));
    }

    private static Target noisy(double capacity, double width, double wrong, Random random) {
        return rate -> {
            double distance = (Math.log(capacity) - Math.log(rate)) / width;
            boolean holds = random.nextDouble() < 1 / (1 + Math.exp(-distance));
            return step(rate, random.nextDouble() < wrong ? !holds : holds);
        };
    }

    private static CapacitySearch run(CapacityPlan plan, Target target) {
        CapacitySearch search = CapacitySearch.of(plan);
        while (search.next().isPresent()) {
            search = search.after(target.at(search.next().getAsDouble()));
        }
        return search;
    }

    private static CapacityStep step(double rate, boolean held) {
        return step(rate, held ? Outcome.HELD : Outcome.BROKEN);
    }

    private static CapacityStep step(double rate, Outcome outcome) {
        return new CapacityStep(rate, outcome, rate, 1, "");
    }
}
