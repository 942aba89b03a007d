package dev.acrida.engine.capacity;

import dev.acrida.engine.capacity.CapacityResult.Ending;
import dev.acrida.engine.capacity.CapacityStep.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for the highest rate that a target bears. First it doubles the rate until one does not hold
 * twice in a row, then it tries rates to either side of what is likely: at the likeliest rate
 * itself the answer is a toss-up, from which nothing is learned about how noisy answers are.
 * Immutable; all that it says follows from the plan and the steps so far.
 */
public final class CapacitySearch {
    private static final double FACTOR = 2;
    private static final double SURPRISE = 0.25;

    private final CapacityPlan plan;
    private final List<CapacityStep> steps;
    private final Belief belief;

    private CapacitySearch(CapacityPlan plan, List<CapacityStep> steps, Belief belief) {
        this.plan = plan;
        this.steps = List.copyOf(steps);
        this.belief = belief;
    }

    /** A search that has tried nothing. */
    public static CapacitySearch of(CapacityPlan plan) {
        return new CapacitySearch(plan, List.of(), Belief.before(plan));
    }

    /** Where and how exactly it looks. */
    public CapacityPlan plan() {
        return plan;
    }

    /** What was tried, in order. */
    public List<CapacityStep> steps() {
        return steps;
    }

    /** The search when the rate that it asked for has come to this. */
    public CapacitySearch after(CapacityStep step) {
        List<CapacityStep> more = new ArrayList<>(steps);
        more.add(step);
        return new CapacitySearch(plan, more, belief.after(step));
    }

    /** The rate to try next; empty if the search has ended. */
    public OptionalDouble next() {
        if (steps.isEmpty()) {
            return OptionalDouble.of(plan.from());
        }
        if (result().ending() != Ending.SEARCHING) {
            return OptionalDouble.empty();
        }
        CapacityStep last = steps.getLast();
        if (last.outcome() == Outcome.LIMITED || isFirstDoubt(last)) {
            return OptionalDouble.of(last.rate());
        }
        return OptionalDouble.of(isBracketed() ? aside() : further());
    }

    /** What is known by now. */
    public CapacityResult result() {
        double outside = (1 - plan.confidence()) / 2;
        double low = belief.quantile(outside);
        double high = belief.quantile(1 - outside);
        return new CapacityResult(
                ending(low, high), belief.quantile(0.5), low, high, highestHeld(), knee());
    }

    private Ending ending(double low, double high) {
        if (lastTwo(Outcome.LIMITED)) {
            return Ending.GENERATOR_LIMIT;
        }
        if (isHeld(plan.to())) {
            return Ending.HOLDS_EVERYWHERE;
        }
        if (lastTwo(Outcome.BROKEN) && steps.getLast().rate() <= plan.lowest()) {
            return Ending.HOLDS_NOWHERE;
        }
        if (isBracketed() && high / low <= (1 + plan.precision()) / (1 - plan.precision())) {
            return Ending.FOUND;
        }
        return steps.size() >= plan.mostSteps() ? Ending.STEPS_USED : Ending.SEARCHING;
    }

    /** Whether the capacity is between two rates that were tried. */
    private boolean isBracketed() {
        return highestHeld() > 0 && hasConfirmedBreak();
    }

    /** Whether any rate broke twice in a row, whatever held later. */
    private boolean hasConfirmedBreak() {
        for (int i = 1; i < steps.size(); i++) {
            if (isBroken(steps.get(i - 1)) && isBroken(steps.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Of the climb: one step that breaks by chance must not end it. */
    private boolean isFirstDoubt(CapacityStep last) {
        return isBroken(last) && !hasConfirmedBreak();
    }

    private double further() {
        double last = steps.getLast().rate();
        return hasConfirmedBreak()
                ? Math.max(plan.lowest(), last / FACTOR)
                : Math.min(plan.to(), last * FACTOR);
    }

    /** Below and above by turns, where one answer of four will be a surprise. */
    private double aside() {
        double side = steps.size() % 2 == 0 ? SURPRISE : 1 - SURPRISE;
        return Math.clamp(belief.quantile(side), plan.lowest(), plan.to());
    }

    private boolean lastTwo(Outcome outcome) {
        int size = steps.size();
        return size >= 2
                && steps.get(size - 1).outcome() == outcome
                && steps.get(size - 2).outcome() == outcome;
    }

    private static boolean isBroken(CapacityStep step) {
        return step.outcome() == Outcome.BROKEN;
    }

    private boolean isHeld(double rate) {
        return steps.stream()
                .anyMatch(step -> step.outcome() == Outcome.HELD && step.rate() >= rate);
    }

    /** The highest rate that held, if any did. */
    Optional<CapacityStep> highestHeldStep() {
        return steps.stream()
                .filter(step -> step.outcome() == Outcome.HELD)
                .max(Comparator.comparingDouble(CapacityStep::rate));
    }

    private double highestHeld() {
        return highestHeldStep().map(CapacityStep::rate).orElse(0.0);
    }

    private Optional<CapacityStep> knee() {
        return steps.stream()
                .filter(step -> step.outcome() != Outcome.LIMITED)
                .filter(step -> step.power() > 0)
                .max(Comparator.comparingDouble(CapacityStep::power));
    }
}
