package dev.acrida.engine;

import dev.acrida.ShapeOptions;
import dev.acrida.engine.definition.ShapeClass;

/**
 * The load shape of a run. Immutable.
 *
 * @param shape the class
 * @param options the load that was asked for on the command line
 */
public record ShapePlan(ShapeClass shape, ShapeOptions options) {}
