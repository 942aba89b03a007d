package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.StatsRecorder;

/**
 * A tally that tests of the other side can use.
 *
 * @param sum another one for each master
 */
public record TallyForTests(long sum, StatsRecorder recorder, Tally tally) {
    /** One that has nothing yet. */
    public static TallyForTests of(long sum) {
        return new TallyForTests(sum, new StatsRecorder(), new Tally("w"));
    }

    /** As the master does. */
    public Receipt add(Parcel parcel, long recording) {
        return tally.add(parcel, sum, recording, recorder);
    }
}
