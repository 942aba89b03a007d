package dev.acrida.web.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What to start. What is empty is as the command line says. Immutable.
 *
 * @param users at the end of the ramp, at least 0; none if users arrive at a rate, unless said
 * @param spawnRate users per second, more than 0
 * @param host where the test goes; an empty text for each class's own
 * @param runTime zero to run until stopped
 * @param profile what this kind of run is called
 * @param shape name of a load shape, or {@code none}
 * @param userClasses who takes part; those that are not named do not
 * @param arrivals how users arrive, beside those that are there all the time, if they do
 * @param options values for the options of the test, by name
 */
public record StartOrder(
        OptionalInt users,
        OptionalDouble spawnRate,
        Optional<String> host,
        Optional<Duration> runTime,
        Optional<String> profile,
        Optional<String> shape,
        Optional<List<ClassOrder>> userClasses,
        Optional<ArrivalOrder> arrivals,
        Map<String, List<String>> options) {
    /** As the command line says. */
    public static final StartOrder AS_GIVEN =
            new StartOrder(
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    /** Copies the collections. */
    public StartOrder {
        userClasses = userClasses.map(List::copyOf);
        options = Map.copyOf(options);
    }
}
