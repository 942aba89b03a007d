package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.StatsRecorder;

/** A tally that tests of the other side can use. */
public final class TallyForTests {
    private final Tally tally = new Tally("w");

    /** As the master does. */
    public Receipt add(Parcel parcel, long recording, StatsRecorder recorder) {
        return tally.add(parcel, recording, recorder);
    }
}
