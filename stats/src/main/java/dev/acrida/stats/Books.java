package dev.acrida.stats;

import java.util.concurrent.atomic.LongAdder;

/**
 * Where a run's {@link Ledger} is kept. Counting is thread-safe; reading and starting anew are
 * guarded by {@link StatsRecorder}.
 */
final class Books {
    private final LongAdder lost = new LongAdder();
    private final LongAdder discarded = new LongAdder();
    private long issuedHere;
    private long issuedElsewhere;
    private long lostSeen;
    private long discardedSeen;
    private Ledger begun = Ledger.EMPTY;
    private Ledger told = Ledger.EMPTY;

    /**
     * Begins to read: what ends from now on counts as in flight. To be called before the stripes
     * tell what was issued, so that nothing has ended that was not issued.
     */
    void look() {
        lostSeen = lost.sum();
        discardedSeen = discarded.sum();
    }

    /** So many requests were issued in all, as the stripes have just told. */
    void issued(long requests) {
        issuedHere = requests;
    }

    void lost(long requests) {
        lost.add(requests);
    }

    void discarded(long requests) {
        discarded.add(requests);
    }

    /** Adds what another recorder wrote, but for what it recorded: that comes with its entries. */
    void add(Ledger other) {
        issuedElsewhere += other.issued();
        lost(other.lost());
        discarded(other.discarded());
    }

    /**
     * Everything from the beginning to the last look.
     *
     * @param recorded requests in the total
     */
    Ledger whole(long recorded) {
        return new Ledger(issuedHere + issuedElsewhere, recorded, lostSeen, discardedSeen)
                .since(begun);
    }

    /** What was written since the last call. */
    Ledger tell(long recorded) {
        Ledger whole = whole(recorded);
        Ledger news = whole.since(told);
        told = whole;
        return news;
    }

    /** Begins anew, with what is in flight: that will be recorded from now on. */
    void reset(long recorded) {
        Ledger whole = whole(recorded);
        long carried = whole.inFlight();
        begun =
                begun.plus(
                        new Ledger(whole.issued() - carried, 0, whole.lost(), whole.discarded()));
        told = Ledger.EMPTY;
    }
}
