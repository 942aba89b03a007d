package dev.acrida.engine;

import dev.acrida.RequestEvent;
import dev.acrida.spi.SampleSink;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Where the clients of one user put their samples. Thread-safe. */
final class UserSamples implements SampleSink {
    private final RunScope scope;
    private final long userId;
    private volatile @Nullable OpenTransactions transactions;

    UserSamples(RunScope scope, long userId) {
        this.scope = scope;
        this.userId = userId;
    }

    /** From now on these transactions fail with what fails. */
    void partOf(OpenTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void record(Sample sample, Supplier<RequestEvent> event) {
        scope.recorder().record(sample, userId);
        scope.names().see(sample.key());
        failTransactions(sample);
        if (scope.events().hears(RequestEvent.class)) {
            scope.events().fire(event.get());
        }
    }

    private void failTransactions(Sample sample) {
        OpenTransactions open = transactions;
        if (open != null && sample.failed()) {
            open.fail(sample);
        }
    }

    @Override
    public void lost(EntryKey key) {
        scope.recorder().recordLost();
    }
}
