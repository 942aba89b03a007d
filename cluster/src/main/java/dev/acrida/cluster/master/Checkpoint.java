package dev.acrida.cluster.master;

import dev.acrida.engine.Progress;
import dev.acrida.engine.StopReason;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a master must know to go on with a test that another process had steered. Immutable.
 *
 * @param test the id of what workers have
 * @param sum what it is called in which counts are added up
 * @param recording which goes on
 * @param epoch of the test
 * @param revision of the orders that were given last
 * @param saved when it was so
 * @param load that was asked for last
 * @param progress how far the test had come
 * @param paused whether users rest
 * @param stopping why it was to stop, if it was
 * @param members all workers
 * @param recorded what is added up
 * @param arrivals how users arrive, if they do
 */
record Checkpoint(
        String test,
        long sum,
        long recording,
        long epoch,
        long revision,
        Instant saved,
        SavedLoad load,
        Progress progress,
        boolean paused,
        Optional<StopReason> stopping,
        List<SavedMember> members,
        Interval recorded,
        Optional<ArrivalLog.Saved> arrivals) {
    /** Copies the list. */
    Checkpoint {
        members = List.copyOf(members);
    }

    /** How long ago it was. */
    Duration age() {
        return Duration.between(saved, Instant.now());
    }

    /** How far the test has come by now. */
    Progress progressNow() {
        return new Progress(progress.elapsed().plus(age()), progress.users(), progress.spawned());
    }

    /**
     * A worker.
     *
     * @param presence whether it was there
     * @param version up to which what it recorded is added up
     * @param complete whether it has told that this is all
     * @param ended users that had ended by themselves
     */
    record SavedMember(
            String name,
            int index,
            Member.Presence presence,
            boolean tookPart,
            long version,
            boolean complete,
            Map<String, Integer> ended) {}
}
