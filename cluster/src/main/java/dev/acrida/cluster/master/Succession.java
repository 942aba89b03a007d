package dev.acrida.cluster.master;

import dev.acrida.engine.Progress;
import dev.acrida.engine.StopReason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hands a test over from one master's process to the next: what the one keeps, and how the other
 * takes it up. Guarded by its coordinator.
 */
final class Succession {
    /** How long workers have to come back to a master that was started again. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Roster roster;
    private final OrderDesk desk;
    private final Sum sum;
    private long untilNanos;

    Succession(Roster roster, OrderDesk desk, Sum sum) {
        this.roster = roster;
        this.desk = desk;
        this.sum = sum;
    }

    /** What the next process would have to know. */
    Checkpoint save(SavedLoad load, Progress progress, Optional<StopReason> stopping) {
        return sum.whileStill(
                recorded ->
                        new Checkpoint(
                                desk.test(),
                                sum.name(),
                                sum.recording(),
                                desk.epoch(),
                                desk.revision(),
                                Instant.now(),
                                load,
                                progress,
                                desk.paused(),
                                stopping,
                                roster.all().stream().map(m -> m.save(sum.recording())).toList(),
                                recorded,
                                desk.savedArrivals()));
    }

    /** The next process can know all this: workers need not keep it. */
    void saved(Checkpoint checkpoint) {
        for (Checkpoint.SavedMember saved : checkpoint.members()) {
            roster.find(saved.name())
                    .ifPresent(m -> m.tally.durable(checkpoint.recording(), saved.version()));
        }
    }

    /** Takes up what another process kept. */
    void restore(Checkpoint checkpoint) {
        sum.restore(checkpoint.sum(), checkpoint.recording());
        long now = System.nanoTime();
        checkpoint.members().stream()
                .map(saved -> Member.restored(saved, checkpoint.recording(), now))
                .forEach(roster::add);
        desk.restore(checkpoint);
        roster.all().forEach(member -> member.give(desk.welcome(member)));
        untilNanos = now + PATIENCE_NANOS;
    }

    /** Whether workers are back, or have had their time to come, for the first time. */
    boolean isOver(long nowNanos) {
        return desk.isHolding() && (roster.awaited().isEmpty() || nowNanos >= untilNanos);
    }

    /** From now on the test is that of this process. Answers those that have not come back. */
    List<Member> end(long nowNanos) {
        List<Member> missing = roster.awaited();
        desk.endHolding(nowNanos);
        return missing;
    }
}
