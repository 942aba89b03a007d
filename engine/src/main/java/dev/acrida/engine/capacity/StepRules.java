package dev.acrida.engine.capacity;

import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.stats.EntryStats;
import dev.acrida.threshold.Metric;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Validity;
import dev.acrida.verdict.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from a step: pure functions. */
final class StepRules {
    /** Of the arrivals of half a step: so many more users than before are no fluctuation. */
    private static final double GROWING_BACKLOG = 0.02;

    private static final int FEW_USERS = 10;

    private static final double NANOS_PER_SECOND = 1e9;

    /** A target that takes so many times as long as at a rate that held is what users wait for. */
    private static final double SLOWED = 4;

    /** What the clock of a step may be off by. */
    private static final double SLACK_SECONDS = 0.1;

    /** Of random arrivals, so many standard deviations fewer come once in millions of steps. */
    private static final double DEVIATIONS = 5;

    private StepRules() {}

    /**
     * A step counts against the target if anything asked for does not hold, if its backlog grows,
     * or if arrivals found no user free, since all waited for the target. What the generator may
     * have spoiled does not count at all.
     *
     * @param held the highest rate that held before, if any did
     */
    static CapacityStep judge(double rate, StepFacts facts, Optional<CapacityStep> held) {
        List<String> breaks = breaks(facts);
        List<String> limits = new ArrayList<>();
        addDropped(facts, held, breaks, limits);
        addOwnLimits(facts, !breaks.isEmpty(), limits);
        if (arrivalsMissing(rate, facts)) {
            limits.add("only %,d arrivals were made".formatted(facts.stats().schedule().due()));
        }
        EntryStats total = facts.stats().total();
        Outcome outcome = breaks.isEmpty() ? Outcome.HELD : Outcome.BROKEN;
        return new CapacityStep(
                rate,
                limits.isEmpty() ? outcome : Outcome.LIMITED,
                total.requestsPerSecond(),
                total.response().averageMillis(),
                String.join("; ", limits.isEmpty() ? breaks : limits));
    }

    /**
     * What speaks against the generator. A busy CPU does so in a short step only if something
     * broke: what holds beside it holds without it.
     */
    private static void addOwnLimits(StepFacts facts, boolean broke, List<String> limits) {
        Verdict verdict = broke ? facts.strictVerdict() : facts.verdict();
        verdict.checks().stream()
                .filter(check -> check.concern() != Concern.DROPPED_ARRIVALS)
                .filter(check -> check.validity() != Validity.VALID)
                .map(StepRules::sentence)
                .forEach(limits::add);
    }

    private static String sentence(Check check) {
        return check.concern().label() + " " + check.valueText();
    }

    /** Whether the generator did not even come to let users in. */
    private static boolean arrivalsMissing(double rate, StepFacts facts) {
        double expected = rate * facts.stats().elapsed().toNanos() / NANOS_PER_SECOND;
        double slack = DEVIATIONS * Math.sqrt(expected) + SLACK_SECONDS * rate;
        return facts.stats().schedule().due() < expected - slack;
    }

    private static List<String> breaks(StepFacts facts) {
        List<String> breaks = new ArrayList<>();
        facts.slo().stream()
                .filter(each -> !each.passed())
                .map(each -> "%s was %s".formatted(each.condition(), each.valueText()))
                .forEach(breaks::add);
        int growth = facts.usersAtEnd() - facts.usersHalfway();
        if (growth > FEW_USERS + facts.stats().schedule().due() * GROWING_BACKLOG / 2) {
            breaks.add("%,d more users waited at its end than halfway".formatted(growth));
        }
        return breaks;
    }

    /**
     * Arrivals that found no user free count against the target if it has become so slow that this
     * is why; else there are too few users for the rate, and of the target nothing is known.
     */
    private static void addDropped(
            StepFacts facts,
            Optional<CapacityStep> held,
            List<String> breaks,
            List<String> limits) {
        long dropped = facts.stats().schedule().dropped();
        if (dropped > 0) {
            boolean slow = hasSlowed(facts, held) || breaksItself(facts);
            (slow ? breaks : limits)
                    .add(
                            slow
                                    ? "%,d arrivals found all users waiting".formatted(dropped)
                                    : "%,d arrivals found no user free, more --max-users are needed"
                                            .formatted(dropped));
        }
    }

    private static boolean hasSlowed(StepFacts facts, Optional<CapacityStep> held) {
        return held.filter(
                        before ->
                                facts.stats().total().averageMillis()
                                        > SLOWED * before.responseMillis())
                .isPresent();
    }

    /** Whether response times or failures are not as asked for, whatever users there are. */
    private static boolean breaksItself(StepFacts facts) {
        return facts.slo().stream()
                .filter(each -> each.value().isPresent() && !each.passed())
                .map(each -> each.condition().metric())
                .anyMatch(metric -> metric.unit() == Metric.Unit.MILLIS || metric.countsFailures());
    }
}
