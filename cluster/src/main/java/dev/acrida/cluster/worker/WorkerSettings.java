package dev.acrida.cluster.worker;

import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.LogLines;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a worker finds its master, and how patient it is. Immutable.
 *
 * @param masters where a master may be; at least one
 * @param token with which it joins
 * @param name of this process; no other may have it. What is before the first {@code _} names the
 *     machine
 * @param version which the master must have, too
 * @param orphaned how long it goes on with its load when it hears of no master
 * @param patience how long it looks for a master before it gives up
 * @param log the last lines of this process's log, which the master shows
 */
public record WorkerSettings(
        List<MasterAddress> masters,
        JoinToken token,
        String name,
        String version,
        Duration orphaned,
        Duration patience,
        Supplier<LogLines> log) {
    /** As long as Locust's workers. */
    public static final Duration ORPHANED = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Copies the list. */
    public WorkerSettings {
        masters = List.copyOf(masters);
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("a worker needs the address of a master, got none");
        }
    }

    /** The usual patience. */
    public static WorkerSettings of(
            List<MasterAddress> masters, JoinToken token, String name, String version) {
        return new WorkerSettings(
                masters, token, name, version, ORPHANED, PATIENCE, () -> LogLines.NONE);
    }

    /** The same, going on for so long without a master. */
    public WorkerSettings withOrphaned(Duration orphaned) {
        return new WorkerSettings(masters, token, name, version, orphaned, patience, log);
    }

    /** The same, giving up after so long. */
    public WorkerSettings withPatience(Duration patience) {
        return new WorkerSettings(masters, token, name, version, orphaned, patience, log);
    }

    /** The same with this log. */
    public WorkerSettings withLog(Supplier<LogLines> log) {
        return new WorkerSettings(masters, token, name, version, orphaned, patience, log);
    }

    /** Where a master may be. */
    public record MasterAddress(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
