package dev.acrida.spi;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.LatencyHistogram;

/**
 * Makes the clients of one protocol; one factory per run. Thread-safe.
 *
 * @param <C> the type by which user code asks for a client
 */
public interface ClientFactory<C> extends AutoCloseable {
    /** The type by which {@link UserContext#client} finds this factory. */
    Class<C> type();

    /** Makes a client for one user, on that user's thread. */
    C create(UserContext user);

    /**
     * Refuses a host that no request could go to; asked before a test begins.
     *
     * @param host of a class of users that need one
     * @throws IllegalArgumentException with what it must be and what it was, in one line
     */
    default void requireUsable(String host) {}

    /**
     * How late whatever reads for the clients came to do so since the last call, as far as the
     * factory looks for that: so much of a latency may be the generator's own. To be called by one
     * thread.
     */
    default BucketCounts takeReadDelays() {
        return new LatencyHistogram().counts();
    }

    /** Releases what the clients share, after all users have ended. */
    @Override
    void close();
}
