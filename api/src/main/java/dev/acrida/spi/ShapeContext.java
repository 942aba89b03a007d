package dev.acrida.spi;

import dev.acrida.Environment;
import dev.acrida.LoadShape;
import dev.acrida.ShapeOptions;

import java.time.Duration;

/** What the engine gives to a load shape. Bound to {@link #CURRENT} while it is constructed. */
public interface ShapeContext {
    /** The context of the shape that is being constructed on this thread. */
    ScopedValue<ShapeContext> CURRENT = ScopedValue.newInstance();

    /**
     * The context of the shape that is being constructed.
     *
     * @throws IllegalStateException if no run is creating a shape on this thread
     */
    static ShapeContext current(Class<? extends LoadShape> type) {
        return CURRENT.orElseThrow(
                () ->
                        new IllegalStateException(
                                type.getName() + " must be created by a run, not with new"));
    }

    /** The time since the test began. */
    Duration elapsed();

    /** How many users are alive. */
    int users();

    /** The run. */
    Environment environment();

    /** The load asked for on the command line. */
    ShapeOptions options();
}
