package dev.acrida.cli.run;

import dev.acrida.ShapeOptions;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.Load;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.ShapeClass;
import dev.acrida.engine.definition.TestDefinitionException;

import java.util.Optional;

/** Which load shape a run follows, and what becomes of the load that was asked for beside it. */
final class ShapeChoice {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private ShapeChoice() {}

    /** The shape of the test, if it has one that shall be followed. */
    static Optional<ShapePlan> of(CompiledTest test, RunSettings settings) {
        return ShapeClass.find(test.classes(), settings.workload().shape())
                .map(shape -> new ShapePlan(shape, settings.asked()));
    }

    /**
     * The load to start with beside a shape: none, but for the run time if the shape takes common
     * options into account. Says so where something was asked for in vain.
     *
     * @param open how users arrive whose class has a rate of its own
     * @throws TestDefinitionException if the shape cannot be created, or would have to share its
     *     classes with a rate
     */
    static Load load(ShapePlan plan, OpenLoad open) {
        if (open.shared().isPresent()) {
            throw new TestDefinitionException(
                    "the load shape %s and --arrival-rate %s exclude each other: give --shape none"
                                    .formatted(plan.shape().name(), open.shared().get())
                            + " to do without the shape");
        }
        Load load = Load.of(0, 1).withOpen(open);
        ShapeOptions asked = plan.options();
        if (usesCommonOptions(plan)) {
            return asked.runTime().map(load::withRunTime).orElse(load);
        }
        if (asked.any()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The load shape {0} decides: --users, --spawn-rate and --run-time have no"
                            + " effect",
                    plan.shape().name());
        }
        return load;
    }

    private static boolean usesCommonOptions(ShapePlan plan) {
        try {
            return ShapePreview.usesCommonOptions(plan);
        } catch (Throwable e) {
            throw new TestDefinitionException(
                    "the load shape %s cannot be created: %s".formatted(plan.shape().name(), e), e);
        }
    }
}
