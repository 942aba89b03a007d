package dev.acrida.stats;

/**
 * The books of a run or of a stretch of it: every request that was issued is recorded, lost or
 * discarded, or is in flight. Counted where requests are issued and where they end, apart from the
 * statistics, so that the books can show that none is missing. Immutable.
 *
 * @param issued requests that users have sent, transactions not counted
 * @param recorded those that are in the total
 * @param lost those that nobody will know the outcome of, since their user was stopped before
 * @param discarded those that the test's code chose not to count
 */
public record Ledger(long issued, long recorded, long lost, long discarded) {
    /** Books in which nothing is written yet. */
    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0);

    /** Requests that have no outcome yet; 0 when a run is over. */
    public long inFlight() {
        return issued - recorded - lost - discarded;
    }

    /** Whether every request has its outcome. */
    public boolean balances() {
        return inFlight() == 0;
    }

    /** The books of this stretch and of another together. */
    public Ledger plus(Ledger other) {
        return new Ledger(
                issued + other.issued,
                recorded + other.recorded,
                lost + other.lost,
                discarded + other.discarded);
    }

    /** What was written since the books were like this. */
    Ledger since(Ledger then) {
        return new Ledger(
                issued - then.issued,
                recorded - then.recorded,
                lost - then.lost,
                discarded - then.discarded);
    }
}
