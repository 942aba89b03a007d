package dev.acrida.cli.capacity;

import dev.acrida.engine.capacity.CapacityPlan;
import dev.acrida.engine.capacity.CapacityResult;
import dev.acrida.engine.capacity.CapacitySearch;
import dev.acrida.engine.capacity.CapacityStep;
import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.engine.capacity.StepFacts;
import dev.acrida.threshold.ThresholdVerdict;

import java.util.Locale;
import java.util.stream.Collectors;

/** A search for a capacity, in words. */
final class CapacityText {
    private CapacityText() {}

    /** A step in one line. */
    static String of(CapacityStep step, StepFacts facts) {
        String outcome =
                switch (step.outcome()) {
                    case HELD -> "held";
                    case BROKEN -> "BROKEN";
                    case LIMITED -> "no result";
                };
        String why =
                step.outcome() == Outcome.HELD
                        ? facts.slo().stream()
                                .map(CapacityText::measured)
                                .collect(Collectors.joining(", "))
                        : step.reason();
        return "%12s  %-9s  %s".formatted(rate(step.rate()), outcome, why);
    }

    private static String measured(ThresholdVerdict verdict) {
        return "%s: %s".formatted(verdict.condition(), verdict.valueText());
    }

    /** What the search came to. */
    static String of(CapacitySearch search) {
        CapacityResult result = search.result();
        String held =
                result.highestHeld() > 0
                        ? "The highest rate that held: " + rate(result.highestHeld()) + "\n"
                        : "";
        return ending(search, result) + "\n" + held + knee(result);
    }

    private static String ending(CapacitySearch search, CapacityResult result) {
        return switch (result.ending()) {
            case FOUND -> "Capacity: " + interval(search.plan(), result);
            case STEPS_USED ->
                    "After %d steps, the capacity is %s: allow more steps, or longer ones"
                            .formatted(search.steps().size(), interval(search.plan(), result));
            case HOLDS_EVERYWHERE ->
                    "Capacity: at least %s, which is as far as --to lets it go"
                            .formatted(rate(search.plan().to()));
            case HOLDS_NOWHERE ->
                    "Capacity: less than %s, the lowest rate that was tried"
                            .formatted(rate(search.plan().lowest()));
            case GENERATOR_LIMIT -> generatorLimit(search.steps().getLast(), result);
            case SEARCHING -> "Stopped before anything was found";
        };
    }

    private static String generatorLimit(CapacityStep last, CapacityResult result) {
        String known =
                result.highestHeld() > 0
                        ? "the target's capacity is at least " + rate(result.highestHeld())
                        : "of the target's capacity, nothing is known";
        return "The load generator is at its limit at %s (%s): %s. Use more or larger machines"
                .formatted(rate(last.rate()), last.reason(), known);
    }

    private static String interval(CapacityPlan plan, CapacityResult result) {
        return "%s (%s to %s at %.0f %% confidence)"
                .formatted(
                        rate(result.capacity()),
                        rate(result.low()),
                        rate(result.high()),
                        plan.confidence() * 100);
    }

    private static String knee(CapacityResult result) {
        return result.knee()
                .map(
                        step ->
                                String.format(
                                        Locale.ROOT,
                                        "The knee: %s, with %.1f ms in the mean; beyond it,"
                                                + " response times grow faster than throughput\n",
                                        rate(step.rate()),
                                        step.responseMillis()))
                .orElse("");
    }

    static String rate(double perSecond) {
        String format = perSecond < 10 ? "%,.2f/s" : perSecond < 100 ? "%,.1f/s" : "%,.0f/s";
        return String.format(Locale.ROOT, format, perSecond);
    }
}
