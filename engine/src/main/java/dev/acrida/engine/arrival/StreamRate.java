package dev.acrida.engine.arrival;

import dev.acrida.engine.definition.UserClass;

import java.util.List;

/**
 * A stream of arrivals, in a form that can travel. Immutable.
 *
 * @param name of the class that has it for itself; empty for the shared rate
 * @param rate as {@link ArrivalRate#parse} reads it
 * @param userClasses the names of those that arrive, at least one
 */
public record StreamRate(String name, String rate, List<String> userClasses) {
    /** Copies the list. */
    public StreamRate {
        userClasses = List.copyOf(userClasses);
    }

    /** The form of a stream that can travel. */
    public static StreamRate of(LoadSplit.Stream stream) {
        return new StreamRate(
                stream.name(),
                stream.rate().toString(),
                stream.userClasses().stream().map(UserClass::name).toList());
    }

    /** The stream, with those of these classes that it is about. */
    public LoadSplit.Stream among(List<UserClass> all) {
        return new LoadSplit.Stream(
                name,
                ArrivalRate.parse(rate),
                userClasses.stream()
                        .flatMap(each -> all.stream().filter(type -> type.name().equals(each)))
                        .toList());
    }
}
