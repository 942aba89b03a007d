package dev.acrida.cluster.wire;

import dev.acrida.engine.LedCounts;
import dev.acrida.engine.StopReason;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a worker tells about once a second.
 *
 * @param test the id of the test that it has; empty for none
 * @param epoch the test that the users are of
 * @param users how many there are and were in it
 * @param parcel what was recorded
 * @param wish what its own test asked for
 * @param health how the process fares
 * @param letters messages of the test's own that the master may not have yet
 * @param lettersHeard up to which number the master's letters have come
 * @param log what it has logged that the master may not have yet
 * @param retiring whether this process is about to end: it shall let no more users in
 * @param leaving whether this process ends, and will not report again
 */
public record Report(
        String test,
        long epoch,
        LedCounts users,
        Parcel parcel,
        Wish wish,
        Health health,
        List<Letter> letters,
        long lettersHeard,
        LogLines log,
        boolean retiring,
        boolean leaving) {
    /** Copies the list. */
    public Report {
        letters = List.copyOf(letters);
    }

    /**
     * What a test on a worker asked for; only the master can do it.
     *
     * @param stop why the test shall stop, if it shall
     * @param resets how often it asked for statistics to begin anew
     */
    public record Wish(Optional<StopReason> stop, long resets) {}

    /**
     * How a worker's process fares.
     *
     * @param cpuPercent of its cores, 0..100, once that is known
     * @param memoryBytes in memory, once that is known
     * @param cores how many it may use
     * @param wallMillis its clock
     * @param listenerErrors how many times a listener has thrown an exception there
     */
    public record Health(
            OptionalDouble cpuPercent,
            OptionalLong memoryBytes,
            int cores,
            long wallMillis,
            int listenerErrors) {}
}
