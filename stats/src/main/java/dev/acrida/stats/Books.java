package dev.acrida.stats;

/** Where a run's {@link Ledger} is kept. Guarded by {@link StatsRecorder}. */
final class Books {
    private Ledger here = Ledger.EMPTY;
    private Ledger elsewhere = Ledger.EMPTY;
    private Ledger begun = Ledger.EMPTY;
    private Ledger told = Ledger.EMPTY;

    /** What became of all requests but those recorded, as the stripes have just told. */
    void set(Ledger here) {
        this.here = here;
    }

    /** Adds what another recorder wrote, but for what it recorded: that comes with its entries. */
    void add(Ledger other) {
        elsewhere = elsewhere.plus(new Ledger(other.issued(), 0, other.lost(), other.discarded()));
    }

    /**
     * Everything from the beginning to what the stripes have told last.
     *
     * @param recorded requests in the total
     */
    Ledger whole(long recorded) {
        return here.plus(elsewhere).plus(new Ledger(0, recorded, 0, 0)).since(begun);
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
