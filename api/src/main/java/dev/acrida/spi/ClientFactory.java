package dev.acrida.spi;

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

    /** Releases what the clients share, after all users have ended. */
    @Override
    void close();
}
