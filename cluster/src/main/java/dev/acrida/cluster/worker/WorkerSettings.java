package dev.acrida.cluster.worker;

import dev.acrida.cluster.trust.JoinToken;

import java.time.Duration;
import java.util.List;

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
 */
public record WorkerSettings(
        List<MasterAddress> masters,
        JoinToken token,
        String name,
        String version,
        Duration orphaned,
        Duration patience) {
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
        return new WorkerSettings(masters, token, name, version, ORPHANED, PATIENCE);
    }

    /** The same, going on for so long without a master. */
    public WorkerSettings withOrphaned(Duration orphaned) {
        return new WorkerSettings(masters, token, name, version, orphaned, patience);
    }

    /** Where a master may be. */
    public record MasterAddress(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
