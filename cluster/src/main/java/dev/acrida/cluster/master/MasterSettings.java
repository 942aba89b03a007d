package dev.acrida.cluster.master;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a master is reached, and how patient it is. Immutable.
 *
 * @param bindHost the address that it listens on; {@code *} for all
 * @param bindPort 0 for any that is free
 * @param folder where its authority, its token and the state of its runs are kept
 * @param version which workers must have, too
 * @param silence after which a worker counts as lost
 * @param drain how long a lost worker's last report is waited for at the end of a test
 */
public record MasterSettings(
        String bindHost,
        int bindPort,
        Path folder,
        String version,
        Duration silence,
        Duration drain) {
    /** The port of Locust's masters too. */
    public static final int PORT = 5557;

    /** Listens on all addresses. */
    public static final String ANY_HOST = "*";

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** The usual patience. */
    public static MasterSettings of(String bindHost, int bindPort, Path folder, String version) {
        return new MasterSettings(bindHost, bindPort, folder, version, SILENCE, DRAIN);
    }
}
