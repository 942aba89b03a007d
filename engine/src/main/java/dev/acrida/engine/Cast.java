package dev.acrida.engine;

import dev.acrida.engine.definition.UserClass;

import java.util.List;
import java.util.Optional;

/**
 * Who takes part in a test, and where it goes: what may be different from one test to the next of
 * the same run. Immutable.
 *
 * @param userClasses at least one
 * @param host replaces every user class's own, if given
 * @param shape decides how many users there are, if given
 * @param profile what this kind of run is called, if it is called anything
 */
public record Cast(
        List<UserClass> userClasses,
        Optional<String> host,
        Optional<ShapePlan> shape,
        Optional<String> profile) {
    /** Copies the list. */
    public Cast {
        userClasses = List.copyOf(userClasses);
    }

    /** That of a plan. */
    public static Cast of(RunPlan plan) {
        return new Cast(plan.userClasses(), plan.host(), plan.shape(), plan.profile());
    }
}
