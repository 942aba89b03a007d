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
    private final EntryLimit limit;
    private final Map<EntryKey, Totals> totals = new HashMap<>();
    private final Map<FailureKind, ErrorStats> errors = new HashMap<>();
    private final LongAdder issued = new LongAdder();
    private long lost;
    private long discarded;

    Stripe(EntryLimit limit) {
        this.limit = limit;
    }

    /** Counts requests that are about to be sent, and whose outcome will be told here. */
    void issued(long requests) {
        issued.add(requests);
    }

    /** Counts requests that were issued here, but whose outcome nobody will know. */
    synchronized void lost(long requests) {
        lost += requests;
    }

    /** Counts requests that were issued here and are not to be recorded. */
    synchronized void discarded(long requests) {
        discarded += requests;
    }

    /** Counts the sample; the clock is asked only when it failed. */
    synchronized void record(Sample sample, Clock clock) {
        totalsOf(sample.key()).record(sample);
        if (sample.failed()) {
            recordError(sample, clock.instant());
        }
    }

    /** Counts a sample with an intended start; the clock is asked only when it failed. */
    synchronized void record(Sample sample, long delayNanos, long lateNanos, Clock clock) {
        totalsOf(sample.key()).record(sample, delayNanos, lateNanos);
        if (sample.failed()) {
            recordError(sample, clock.instant());
        }
    }

    private Totals totalsOf(EntryKey key) {
        Totals entry = totals.get(key);
        return entry == null
                ? totals.computeIfAbsent(limit.keep(key), kept -> new Totals())
                : entry;
    }

    private void recordError(Sample sample, Instant now) {
        EntryKey key = limit.keep(sample.key());
        FailureKind kind = new FailureKind(key, sample.error());
        ErrorStats seen = errors.get(kind);
        errors.put(
                kind,
                seen == null
                        ? new ErrorStats(key, sample.error(), 1, now, now)
                        : seen.seenAgain(now));
    }

    /** Hands everything recorded since the last call to the drain and forgets it. */
    synchronized void drain(Drain drain) {
        // Nothing ends here meanwhile: what is issued and has not ended is in flight.
        drain.books(issued.sum(), lost, discarded);
        totals.forEach(
                (key, entry) -> {
                    if (entry.requests > 0) {
                        drain.entry(entry.of(key));
                        entry.clear();
                    }
                });
        errors.forEach(drain::error);
        errors.clear();
    }

    /** The same, and forgets all names, too. */
    synchronized void empty(Drain drain) {
        drain(drain);
        totals.clear();
    }

    /** Receives what a stripe held. */
    interface Drain {
        /** So many requests were issued, lost and discarded since this stripe was made. */
        void books(long issued, long lost, long discarded);

        void entry(Interval.Entry entry);

        void error(FailureKind kind, ErrorStats stats);
    }

    /** Failures with the same entry and text are of one kind. */
    record FailureKind(EntryKey key, String error) {}
}
