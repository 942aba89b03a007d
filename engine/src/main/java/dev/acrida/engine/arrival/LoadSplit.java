package dev.acrida.engine.arrival;

import dev.acrida.Arrivals;
import dev.acrida.engine.definition.Suggestion;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which classes of a test have users all the time, and which arrive. Immutable.
 *
 * @param closed those whose users are there all the time: with a fixed count, and all others if no
 *     rate is for them
 * @param open those that arrive, by what shares a rate
 */
public record LoadSplit(List<UserClass> closed, List<Stream> open) {
    /** Copies the lists. */
    public LoadSplit {
        closed = List.copyOf(closed);
        open = List.copyOf(open);
    }

    /**
     * Splits the classes of a test.
     *
     * @throws TestDefinitionException if a rate is for a class that does not take part, or a
     *     class's own is none
     */
    public static LoadSplit of(List<UserClass> userClasses, OpenLoad load) {
        List<String> names = userClasses.stream().map(UserClass::name).toList();
        load.own().keySet().forEach(name -> checkName(name, names));
        List<UserClass> closed = new ArrayList<>();
        List<UserClass> shared = new ArrayList<>();
        List<Stream> open = new ArrayList<>();
        for (UserClass type : userClasses) {
            Optional<ArrivalRate> own =
                    Optional.ofNullable(load.own().get(type.name()))
                            .or(() -> load.declared() ? declared(type) : Optional.empty());
            if (own.isPresent()) {
                open.add(new Stream(type.name(), own.get(), List.of(type)));
            } else if (load.shared().isPresent() && !type.share().isFixed()) {
                shared.add(type);
            } else {
                closed.add(type);
            }
        }
        if (!shared.isEmpty()) {
            load.shared().ifPresent(rate -> open.addFirst(new Stream("", rate, shared)));
        }
        return new LoadSplit(closed, open);
    }

    /** How many users the closed classes ask for by themselves. */
    public int fixedUsers() {
        return closed.stream().mapToInt(type -> type.share().fixedCount()).sum();
    }

    private static Optional<ArrivalRate> declared(UserClass type) {
        try {
            return type.annotation(Arrivals.class).map(mark -> ArrivalRate.parse(mark.value()));
        } catch (ArrivalRateException e) {
            throw new TestDefinitionException(
                    type.name() + ": its @Arrivals is " + e.getMessage(), e);
        }
    }

    private static void checkName(String name, List<String> names) {
        if (!names.contains(name)) {
            throw new TestDefinitionException(
                    "an arrival rate is for "
                            + name
                            + ", but no user class is called so"
                            + Suggestion.sentence(name, names));
        }
    }

    /**
     * Classes that share a rate. Immutable.
     *
     * @param name of the class that has it for itself; empty for the shared rate
     * @param rate of all of them together
     * @param userClasses at least one
     */
    public record Stream(String name, ArrivalRate rate, List<UserClass> userClasses) {
        /** Copies the list. */
        public Stream {
            userClasses = List.copyOf(userClasses);
        }

        /** Of which class each arrival is. */
        public ClassMix mix(ArrivalProcess process, long seed) {
            LinkedHashMap<String, Double> weights = new LinkedHashMap<>();
            userClasses.forEach(type -> weights.put(type.name(), type.share().weight()));
            return ClassMix.of(weights, process, seed);
        }
    }
}
