package dev.acrida.engine;

import dev.acrida.RequestEvent;
import dev.acrida.Transaction;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The transactions of one user that are open at the moment. Thread-safe. Made for the first one:
 * most users have none.
 */
final class OpenTransactions {
    private final LiveUser live;
    private final UserSamples samples;
    private final List<Timed> open = new ArrayList<>();

    OpenTransactions(LiveUser live, UserSamples samples) {
        this.live = live;
        this.samples = samples;
    }

    /** Starts one. */
    synchronized Transaction begin(String name) {
        Timed begun = new Timed(new EntryKey(EntryKey.TRANSACTION, name));
        open.add(begun);
        return begun;
    }

    /** Makes all open ones fail, as this sample has. */
    synchronized void fail(Sample part) {
        open.forEach(timed -> timed.failure(part.key() + ": " + part.error()));
    }

    private synchronized boolean remove(Timed timed) {
        return open.remove(timed);
    }

    private final class Timed implements Transaction {
        private final EntryKey key;
        private final Instant started = Instant.now();
        private final long startedNanos = live.nanos();
        private final @Nullable Lag lag = samples.lag();
        private String error = Sample.OK;

        Timed(EntryKey key) {
            this.key = key;
        }

        @Override
        public String name() {
            return key.name();
        }

        @Override
        public void failure(String reason) {
            if (error.isEmpty()) {
                error = reason.isEmpty() ? "failed" : reason;
            }
        }

        @Override
        public void close() {
            if (!remove(this) || live.control().isLeaving()) {
                return;
            }
            Sample sample = new Sample(key, Math.max(0, live.nanos() - startedNanos), 0, error);
            samples.record(sample, lag, () -> event(sample));
        }

        private RequestEvent event(Sample sample) {
            return new RequestEvent(
                    key,
                    started,
                    Duration.ofNanos(sample.responseNanos()),
                    0,
                    error,
                    Optional.empty(),
                    live.eventContext(),
                    "");
        }
    }
}
