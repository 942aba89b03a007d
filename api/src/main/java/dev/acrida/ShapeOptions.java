package dev.acrida;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The load that was asked for on the command line, for shapes that take it into account. Immutable.
 *
 * @param users {@code --users}, if given
 * @param spawnRate {@code --spawn-rate} in users per second, if given
 * @param runTime {@code --run-time}, if given
 */
public record ShapeOptions(
        OptionalInt users, OptionalDouble spawnRate, Optional<Duration> runTime) {
    /** Nothing was asked for. */
    public static final ShapeOptions NONE =
            new ShapeOptions(OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());

    /** Whether anything was asked for. */
    public boolean any() {
        return users.isPresent() || spawnRate.isPresent() || runTime.isPresent();
    }
}
