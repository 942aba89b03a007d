package dev.acrida.engine.arrival;

import java.util.List;

/**
 * The arrivals of a test that several processes share, and what has changed in them. Immutable.
 *
 * @param process how they lie around their rate
 * @param seed of what is drawn
 * @param maxUsers how many users of arrivals there are at most, in all processes together
 * @param originNanos when they begin, by a monotonic clock
 * @param endNanos how long after it the last one may come
 * @param streams at the beginning, at least one
 * @param changes since then, or the last of them, in their order
 */
public record SharedArrivals(
        ArrivalProcess process,
        long seed,
        int maxUsers,
        long originNanos,
        long endNanos,
        List<StreamRate> streams,
        List<ArrivalChange> changes) {
    /** Copies the lists. */
    public SharedArrivals {
        streams = List.copyOf(streams);
        changes = List.copyOf(changes);
    }

    /** The same by a clock that shows another time. */
    public SharedArrivals withOrigin(long nanos) {
        return new SharedArrivals(process, seed, maxUsers, nanos, endNanos, streams, changes);
    }

    /** Their load, as far as streams do not say it. */
    public OpenLoad load() {
        return OpenLoad.NONE.withProcess(process, seed).withMaxUsers(maxUsers);
    }

    /** How many of the users may be at a place among processes that share them. */
    public int mostUsersAt(Turn turn) {
        int more = turn.place() < maxUsers % turn.of() ? 1 : 0;
        return Math.max(1, maxUsers / turn.of() + more);
    }
}
