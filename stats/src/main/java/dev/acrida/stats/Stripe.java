package dev.acrida.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * One of several places where samples are recorded, so that users on different cores seldom meet.
 * Holds what came since the last {@link #drain}. Thread-safe: guarded by itself.
 */
final class Stripe {
    private final Map<EntryKey, Totals> totals = new HashMap<>();
    private final Map<FailureKind, ErrorStats> errors = new HashMap<>();
    private final LongAdder issued = new LongAdder();

    /** Counts requests that are about to be sent, and will be recorded here. */
    void issued(long requests) {
        issued.add(requests);
    }

    /** Counts the sample; the clock is asked only when it failed. */
    synchronized void record(Sample sample, Clock clock) {
        Totals entry = totals.get(sample.key());
        if (entry == null) {
            entry = new Totals();
            totals.put(sample.key(), entry);
        }
        entry.record(sample);
        if (sample.failed()) {
            recordError(sample, clock.instant());
        }
    }

    private void recordError(Sample sample, Instant now) {
        FailureKind kind = new FailureKind(sample.key(), sample.error());
        ErrorStats seen = errors.get(kind);
        errors.put(
                kind,
                seen == null
                        ? new ErrorStats(sample.key(), sample.error(), 1, now, now)
                        : seen.seenAgain(now));
    }

    /** Hands everything recorded since the last call to the drain and forgets it. */
    synchronized void drain(Drain drain) {
        // Nothing is recorded meanwhile: what is issued and not recorded is in flight.
        drain.issued(issued.sum());
        totals.forEach(
                (key, entry) -> {
                    if (entry.requests > 0) {
                        drain.totals(key, entry);
                        entry.clear();
                    }
                });
        errors.forEach(drain::error);
        errors.clear();
    }

    /** Receives what a stripe held; must not keep the totals. */
    interface Drain {
        /** So many requests were issued since this stripe was made. */
        void issued(long requests);

        void totals(EntryKey key, Totals totals);

        void error(FailureKind kind, ErrorStats stats);
    }

    /** Failures with the same entry and text are of one kind. */
    record FailureKind(EntryKey key, String error) {}
}
