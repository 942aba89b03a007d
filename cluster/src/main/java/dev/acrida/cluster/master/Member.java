package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.LogLines;
import dev.acrida.cluster.wire.Mail;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Report;
import dev.acrida.engine.LedCounts;
import dev.acrida.engine.WorkerStatus;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A worker, as the master knows it. Guarded by its coordinator, except for its {@link Tally}, which
 * guards itself.
 */
final class Member {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_LINES = 500;

    final String name;

    /** Its number: the first free one when it came. */
    final int index;

    final Tally tally;

    final Mail mail = new Mail();

    private final Object mailbox = new Object();
    private volatile @Nullable Orders orders;

    /** Users that are known to have ended by themselves in this epoch. */
    final Map<String, Integer> ended = new HashMap<>();

    LedCounts users = LedCounts.NONE;
    long heardNanos;
    Presence presence = Presence.ARRIVING;
    Report.@Nullable Health health;

    /** The last lines of its log. */
    private final Deque<String> log = new ArrayDeque<>();

    private long logged;

    /** How often its test has asked for new statistics. */
    long resetsWished;

    /** Whether it has ever been there, with the test and ready for users. */
    boolean joined;

    /** Whether it had users, or may have had, in the test that goes on. */
    boolean tookPart;

    /** Whether it is about to leave: it lets no more users in. */
    boolean retiring;

    /** Whether nothing more is expected of it in the test that is ending. */
    boolean settled;

    Member(String name, int index, Tally tally, long nowNanos) {
        this.name = name;
        this.index = index;
        this.tally = tally;
        this.heardNanos = nowNanos;
    }

    /** A worker that a process before this one knew. */
    static Member restored(Checkpoint.SavedMember saved, long recording, long nowNanos) {
        Member member = new Member(saved.name(), saved.index(), new Tally(saved.name()), nowNanos);
        member.tally.restore(recording, saved.version(), saved.complete());
        member.presence = saved.presence() == Presence.THERE ? Presence.AWAITED : saved.presence();
        member.tookPart = saved.tookPart();
        member.settled = saved.presence() == Presence.LEFT && saved.tookPart();
        member.ended.putAll(saved.ended());
        return member;
    }

    Checkpoint.SavedMember save(long recording) {
        return new Checkpoint.SavedMember(
                name,
                index,
                presence,
                tookPart,
                tally.version(recording),
                tally.isComplete(recording),
                Map.copyOf(ended));
    }

    /** It has to get another test. */
    void arriveAnew() {
        presence = presence == Presence.THERE ? Presence.ARRIVING : presence;
    }

    /** Forgets the users of the test before. */
    void beginTest() {
        ended.clear();
        users = LedCounts.NONE;
        tookPart = presence == Presence.THERE;
        settled = false;
    }

    /** The orders that it has, or will be given next. For any thread. */
    Orders orders() {
        return Objects.requireNonNull(orders, name);
    }

    /** Gives it these orders from now on. For any thread. */
    void give(Orders next) {
        synchronized (mailbox) {
            orders = next;
            mailbox.notifyAll();
        }
    }

    /** Waits for orders other than these, but no longer than this. For any thread. */
    Orders await(long revision, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (mailbox) {
            long left = longest.toNanos();
            while (orders().revision() == revision && left > 0) {
                mailbox.wait(left / NANOS_PER_MILLI + 1);
                left = deadline - System.nanoTime();
            }
            return orders();
        }
    }

    /** Keeps those lines that are new. */
    void logged(LogLines lines) {
        LogLines fresh = lines.after(logged, MOST_LINES);
        logged = Math.max(logged, lines.last());
        log.addAll(fresh.lines());
        while (log.size() > MOST_LINES) {
            log.removeFirst();
        }
    }

    WorkerStatus status() {
        Report.Health last = health;
        return new WorkerStatus(
                name,
                index,
                presence.seen(alive()),
                alive(),
                last == null ? OptionalDouble.empty() : last.cpuPercent(),
                last == null ? OptionalLong.empty() : last.memoryBytes(),
                logged,
                List.copyOf(log));
    }

    int listenerErrors() {
        return health == null ? 0 : health.listenerErrors();
    }

    int alive() {
        return presence == Presence.THERE ? users.alive() : 0;
    }

    /** Whether a worker is there. */
    enum Presence {
        /** It has not got the test yet. */
        ARRIVING,
        /** It was there when another process was the master. */
        AWAITED,
        /** It can have users. */
        THERE,
        /** Nothing was heard of it for a while. */
        LOST,
        /** It has said goodbye. */
        LEFT;

        private WorkerStatus.Presence seen(int users) {
            return switch (this) {
                case ARRIVING, AWAITED -> WorkerStatus.Presence.ARRIVING;
                case THERE ->
                        users > 0 ? WorkerStatus.Presence.RUNNING : WorkerStatus.Presence.READY;
                case LOST -> WorkerStatus.Presence.MISSING;
                case LEFT -> WorkerStatus.Presence.LEFT;
            };
        }
    }
}
