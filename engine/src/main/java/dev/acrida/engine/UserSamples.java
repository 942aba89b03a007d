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
    private final Outstanding outstanding;
    private volatile @Nullable OpenTransactions transactions;

    /** Of the first sample of an iteration that has an intended start. */
    private volatile @Nullable Lag lag;

    UserSamples(RunScope scope, long userId) {
        this.scope = scope;
        this.userId = userId;
        this.outstanding = new Outstanding(scope.recorder(), userId);
    }

    @Override
    public void issued() {
        outstanding.issued();
    }

    @Override
    public void withdrawn() {
        outstanding.withdrawn();
    }

    /** From now on these transactions fail with what fails. */
    void partOf(OpenTransactions transactions) {
        this.transactions = transactions;
    }

    /** An iteration begins, this much later than intended. */
    void begin(Lag lag) {
        this.lag = lag;
    }

    /** The iteration is over: what comes next is not late by its lag. */
    void forgetLag() {
        if (lag != null) {
            lag = null;
        }
    }

    /** The lag of a sample that begins now; null if it has none. */
    @Nullable Lag lag() {
        return lag;
    }

    @Override
    public void record(Sample sample, Supplier<RequestEvent> event) {
        record(sample, lag == null ? null : takeLag(), event);
    }

    /** Lateness counts once: what follows in an iteration waits for what was before, not for us. */
    private synchronized @Nullable Lag takeLag() {
        Lag taken = lag;
        lag = null;
        return taken;
    }

    /** Records a sample that began with this lag. */
    void record(Sample sample, @Nullable Lag began, Supplier<RequestEvent> event) {
        if (sample.key().inTotal() && !outstanding.settle()) {
            return;
        }
        if (began == null) {
            scope.recorder().record(sample, userId);
        } else {
            scope.recorder().record(sample, began.nanos(), began.lateNanos(), userId);
        }
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
        if (outstanding.settle()) {
            scope.recorder().lost(1, userId);
        }
    }

    @Override
    public void discarded(EntryKey key) {
        if (outstanding.settle()) {
            scope.recorder().discarded(1, userId);
        }
    }

    /** The user is gone: what it has issued and not told the outcome of is lost. Idempotent. */
    void close() {
        outstanding.close();
    }
}
