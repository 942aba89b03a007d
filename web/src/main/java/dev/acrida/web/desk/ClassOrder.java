package dev.acrida.web.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A user class that takes part, with what shall be different. Immutable.
 *
 * @param name its simple name
 * @param weight relative to the others
 * @param fixedCount exactly so many; 0 for a share by weight
 * @param host of its own
 * @param tasks the names of the only tasks that it keeps
 */
public record ClassOrder(
        String name,
        OptionalDouble weight,
        OptionalInt fixedCount,
        Optional<String> host,
        Optional<List<String>> tasks) {
    /** Copies the list. */
    public ClassOrder {
        tasks = tasks.map(List::copyOf);
    }

    /** The class as it is. */
    public static ClassOrder of(String name) {
        return new ClassOrder(
                name,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
