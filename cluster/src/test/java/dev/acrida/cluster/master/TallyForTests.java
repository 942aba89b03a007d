package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;

/**
 * A tally that tests of the other side can use.
 *
 * @param sum what it is called
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

    /** What is on the disk now. */
    public Disk save(long recording) {
        return new Disk(tally.version(recording), recorder.everything());
    }

    /** The worker may forget what is on the disk. */
    public void saved(Disk disk, long recording) {
        tally.durable(recording, disk.version);
    }

    /** What a master has that was started again. */
    public TallyForTests restarted(Disk disk, long recording) {
        TallyForTests again = of(sum);
        again.recorder.add(disk.counts);
        again.tally.restore(recording, disk.version, false);
        return again;
    }

    /** What is on a disk. */
    public record Disk(long version, Interval counts) {}
}
