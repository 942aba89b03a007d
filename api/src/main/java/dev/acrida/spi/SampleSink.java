package dev.acrida.spi;

import dev.acrida.RequestEvent;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.function.Supplier;

/** Where a client puts its samples, on the user's thread. */
public interface SampleSink {
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
}
