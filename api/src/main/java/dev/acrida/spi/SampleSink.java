package dev.acrida.spi;

import dev.acrida.RequestEvent;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.function.Supplier;

/**
 * Where a client puts its samples, on the user's thread.
 *
 * <p>A client says {@link #issued} before it sends a request, and then exactly one of {@link
 * #record}, {@link #lost}, {@link #discarded} and {@link #withdrawn}: so the run's {@link
 * dev.acrida.stats.Ledger} balances. What ends without having been issued, for example a message
 * that a server sent by itself, is taken as issued at its end.
 */
public interface SampleSink {
    /** A request is about to be sent. */
    default void issued() {}

    /**
     * Records one sample and, if anyone listens, fires its event.
     *
     * @param sample the finished request
     * @param event makes the event; called at most once, before this method returns
     */
    void record(Sample sample, Supplier<RequestEvent> event);

    /**
     * Declares that a request was sent whose outcome nobody will know, since the run stopped before
     * it was answered. It enters the ledger, not the statistics.
     */
    void lost(EntryKey key);

    /** Declares that the test's code does not want a request to be counted. */
    default void discarded(EntryKey key) {}

    /** Takes back an {@link #issued}: the user was stopped before anything was sent. */
    default void withdrawn() {}
}
