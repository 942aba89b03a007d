package dev.acrida.engine;

import dev.acrida.LoadShape;
import dev.acrida.ShapeOptions;
import dev.acrida.engine.definition.ShapeClass;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The load shape of a run. Immutable.
 *
 * @param shape the class
 * @param options the load that was asked for on the command line
 */
public record ShapePlan(ShapeClass shape, ShapeOptions options) {
    /**
     * The plan to follow this class, which may look at this load.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if it cannot be created
     */
    public static ShapePlan of(Class<? extends LoadShape> type, Load load) {
        return new ShapePlan(
                ShapeClass.of(type),
                new ShapeOptions(
                        OptionalInt.of(load.users()),
                        OptionalDouble.of(load.spawnRate()),
                        load.runTime()));
    }
}
