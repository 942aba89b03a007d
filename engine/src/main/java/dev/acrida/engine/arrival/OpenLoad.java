package dev.acrida.engine.arrival;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How users arrive, beside those that there are all the time. Immutable.
 *
 * @param shared of all classes together, by their weights, that have no rate of their own; empty if
 *     only such classes have arrivals
 * @param own by the simple names of classes, in place of {@link dev.acrida.Arrivals}
 * @param process how arrivals lie around their rate
 * @param seed of what is drawn
 * @param maxUsers how many users of arrivals there are at most, at least 1: an arrival that finds
 *     none of them free is dropped
 * @param declared whether classes arrive as they declare themselves
 */
public record OpenLoad(
        Optional<ArrivalRate> shared,
        SequencedMap<String, ArrivalRate> own,
        ArrivalProcess process,
        long seed,
        int maxUsers,
        boolean declared) {
    /** The most users of arrivals, unless it is said. */
    public static final int MAX_USERS = 10_000;

    /** No arrivals but those that classes declare. */
    public static final OpenLoad NONE =
            new OpenLoad(
                    Optional.empty(),
                    new LinkedHashMap<>(),
                    ArrivalProcess.UNIFORM,
                    1,
                    MAX_USERS,
                    true);

    /** Copies the map and checks the range. */
    public OpenLoad {
        own = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(own));
        if (maxUsers < 1) {
            throw new IllegalArgumentException("most users must be >= 1, were " + maxUsers);
        }
    }

    /** All weighted classes together arrive at this rate. */
    public static OpenLoad of(ArrivalRate shared) {
        return NONE.withShared(shared);
    }

    /** Whether anything was asked for. */
    public boolean any() {
        return shared.isPresent() || !own.isEmpty();
    }

    /** The same with this rate for all classes that have none of their own. */
    public OpenLoad withShared(ArrivalRate rate) {
        return new OpenLoad(Optional.of(rate), own, process, seed, maxUsers, declared);
    }

    /** The same with this rate for one class. */
    public OpenLoad withOwn(String userClass, ArrivalRate rate) {
        Map<String, ArrivalRate> more = new LinkedHashMap<>(own);
        more.put(userClass, rate);
        return new OpenLoad(shared, new LinkedHashMap<>(more), process, seed, maxUsers, declared);
    }

    /** The same without any rate that was asked for. */
    public OpenLoad withoutRates() {
        return new OpenLoad(
                Optional.empty(), new LinkedHashMap<>(), process, seed, maxUsers, declared);
    }

    /** The same with this process, drawn by this seed. */
    public OpenLoad withProcess(ArrivalProcess process, long seed) {
        return new OpenLoad(shared, own, process, seed, maxUsers, declared);
    }

    /** The same, whatever classes declare. */
    public OpenLoad withoutDeclared() {
        return new OpenLoad(shared, own, process, seed, maxUsers, false);
    }

    /** The same with so many users at most. */
    public OpenLoad withMaxUsers(int maxUsers) {
        return new OpenLoad(shared, own, process, seed, maxUsers, declared);
    }
}
