package dev.acrida.spi;

import dev.acrida.Environment;

import java.util.List;

/**
 * Something that takes part in every run, found by {@link java.util.ServiceLoader}: its jar names
 * the class in {@code META-INF/services/dev.acrida.spi.Plugin}. Created anew for each run.
 */
public interface Plugin {
    /** What it is called in the log: a few words. */
    String name();

    /** Makes clients that user classes can ask for; closed with the run. None unless overridden. */
    default List<ClientFactory<?>> clients() {
        return List.of();
    }

    /**
     * Called when the run is set up, before anything starts and before the test's own listeners:
     * the place to add listeners. An exception keeps the run from starting.
     */
    default void begin(Environment environment) {}
}
