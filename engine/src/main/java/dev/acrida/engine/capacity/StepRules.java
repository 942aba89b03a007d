package dev.acrida.engine.capacity;

import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Validity;

import java.util.ArrayList;
import java.util.List;

/** What follows from a step: pure functions. */
final class StepRules {
    /** Of the arrivals of half a step: so many more users than before are no fluctuation. */
    private static final double GROWING_BACKLOG = 0.02;

    private static final int FEW_USERS = 10;

    private StepRules() {}

    /**
     * A step counts against the target if anything asked for does not hold, if its backlog grows,
     * or if arrivals found no user free, since all waited for the target. What the generator may
     * have spoiled does not count at all.
     */
    static CapacityStep judge(double rate, StepFacts facts) {
        List<String> limits = ownLimits(facts);
        List<String> breaks = breaks(facts);
        EntryStats total = facts.stats().total();
        Outcome outcome = breaks.isEmpty() ? Outcome.HELD : Outcome.BROKEN;
        return new CapacityStep(
                rate,
                limits.isEmpty() ? outcome : Outcome.LIMITED,
                total.requestsPerSecond(),
                total.response().averageMillis(),
                String.join("; ", limits.isEmpty() ? breaks : limits));
    }

    private static List<String> ownLimits(StepFacts facts) {
        return facts.verdict().checks().stream()
                .filter(check -> check.concern() != Concern.DROPPED_ARRIVALS)
                .filter(check -> check.validity() != Validity.VALID)
                .map(StepRules::sentence)
                .toList();
    }

    private static String sentence(Check check) {
        return check.concern().label() + " " + check.valueText();
    }

    private static List<String> breaks(StepFacts facts) {
        List<String> breaks = new ArrayList<>();
        facts.slo().stream()
                .filter(each -> !each.passed())
                .map(each -> "%s was %s".formatted(each.condition(), each.valueText()))
                .forEach(breaks::add);
        ScheduleStats schedule = facts.stats().schedule();
        if (schedule.dropped() > 0) {
            breaks.add("%,d arrivals found all users waiting".formatted(schedule.dropped()));
        }
        int growth = facts.usersAtEnd() - facts.usersHalfway();
        if (growth > FEW_USERS + schedule.due() * GROWING_BACKLOG / 2) {
            breaks.add("%,d more users waited at its end than halfway".formatted(growth));
        }
        return breaks;
    }
}
