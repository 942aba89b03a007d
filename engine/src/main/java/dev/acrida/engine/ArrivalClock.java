package dev.acrida.engine;

import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.UserClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets users arrive at their times, on a thread of its own, so that nothing else delays them. After
 * a delay, for example when the process was stopped, everyone who should have come meanwhile comes
 * at once, with the time that was intended; as do those of whom it is heard too late that they are
 * for this process. Streams are confined to that thread, or, when it has ended, to whoever ended
 * it.
 */
final class ArrivalClock {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OpenLoad load;
    private final long originNanos;
    private final long endNanos;
    private final Door door;
    private final LongSupplier nanos;
    private final List<ArrivalStream> streams = new ArrayList<>();
    private final Queue<Change> heard = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final Thread thread;
    private final PassedArrivals passed = new PassedArrivals();
    private Turn turn = Turn.ALL;
    private volatile boolean stopped;
    private volatile boolean paused;
    private boolean overTold;

    /** Who lets users in. */
    interface Door {
        /** A user of this class arrives. */
        void arrive(UserClass userClass, long intendedNanos);

        /** A user of this class should have come, but the run has stopped. */
        void tooLate();

        /** Whether the last one has come, as things are now; told when it changes. */
        void over(boolean over);
    }

    /**
     * Something that is different from a time on; changes are given in the order of their times.
     *
     * @param atNanos since when; {@link #NOW} for when it is heard
     * @param stream has this rate and these classes, and is added if it is new
     * @param turn which arrivals are for this process
     */
    record Change(long atNanos, LoadSplit.@Nullable Stream stream, @Nullable Turn turn) {
        static final long NOW = Long.MIN_VALUE;

        Change at(long now) {
            return atNanos == NOW ? new Change(now, stream, turn) : this;
        }
    }

    /**
     * Prepares one.
     *
     * @param load the process and its seed
     * @param originNanos when the rates begin
     * @param endNanos from when on nobody arrives
     * @param nanos the time
     */
    ArrivalClock(OpenLoad load, long originNanos, long endNanos, Door door, LongSupplier nanos) {
        this.load = load;
        this.originNanos = originNanos;
        this.endNanos = endNanos;
        this.door = door;
        this.nanos = nanos;
        this.thread = Thread.ofPlatform().name("acrida-arrivals").daemon().unstarted(this::run);
    }

    /** Sets it off with these streams, of which these arrivals are for this process. */
    void start(List<LoadSplit.Stream> first, Turn firstTurn) {
        turn = firstTurn;
        first.forEach(stream -> streams.add(new ArrivalStream(stream, load, originNanos)));
        thread.start();
    }

    void change(Change change) {
        heard.add(change);
        LockSupport.unpark(thread);
    }

    /** Lets nobody in, or lets users in again: who should have come meanwhile is not expected. */
    void pause(boolean wanted) {
        paused = wanted;
    }

    /** Ends it; who should have come before this time has come too late. */
    void stop(long nowNanos) {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        listen(nowNanos);
        while (goOn(nowNanos - 1, true)) {
            // One step after the other.
        }
    }

    private void run() {
        while (!stopped) {
            long now = nanos.getAsLong();
            listen(now);
            while (!stopped && goOn(now, false)) {
                // One step after the other.
            }
            tellWhetherOver();
            long due = Math.min(soonest().nextNanos(), now + LONGEST_WAIT_NANOS);
            Change next = changes.peek();
            long until = next == null ? due : Math.min(due, next.atNanos());
            long wait = until < endNanos ? until - nanos.getAsLong() : LONGEST_WAIT_NANOS;
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    private void listen(long now) {
        for (Change change = heard.poll(); change != null; change = heard.poll()) {
            changes.add(change.at(now));
        }
    }

    private void tellWhetherOver() {
        boolean over = changes.isEmpty() && streams.stream().allMatch(ArrivalStream::isOver);
        if (over != overTold) {
            overTold = over;
            door.over(over);
        }
    }

    /** The next arrival or the next change, whichever is first; false if none is due. */
    private boolean goOn(long now, boolean tooLate) {
        ArrivalStream next = soonest();
        Change change = changes.peek();
        if (change != null && change.atNanos() <= Math.min(next.nextNanos(), now)) {
            apply(changes.remove(), tooLate);
            return true;
        }
        if (next.nextNanos() > now || next.nextNanos() >= endNanos) {
            return false;
        }
        letIn(next, tooLate || turn.tooLate());
        return true;
    }

    private void letIn(ArrivalStream stream, boolean tooLate) {
        long intended = stream.nextNanos();
        long index = stream.nextIndex();
        UserClass userClass = stream.advance();
        if (paused) {
            return;
        }
        if (turn.has(index)) {
            letIn(userClass, intended, tooLate);
        } else {
            passed.add(index, userClass, intended);
        }
    }

    private void letIn(UserClass userClass, long intended, boolean tooLate) {
        if (tooLate) {
            door.tooLate();
        } else {
            door.arrive(userClass, intended);
        }
    }

    private void apply(Change change, boolean tooLate) {
        if (change.turn() != null) {
            turn = change.turn();
            boolean late = tooLate || turn.tooLate();
            passed.take(
                    turn,
                    change.atNanos(),
                    nextTurnNanos(),
                    (userClass, intended) -> letIn(userClass, intended, late));
        }
        if (change.stream() != null) {
            apply(change.stream(), change.atNanos());
        }
    }

    private long nextTurnNanos() {
        return changes.stream()
                .filter(change -> change.turn() != null)
                .mapToLong(Change::atNanos)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private void apply(LoadSplit.Stream changed, long atNanos) {
        for (ArrivalStream stream : streams) {
            if (stream.name().equals(changed.name())) {
                stream.change(changed, atNanos);
                return;
            }
        }
        streams.add(new ArrivalStream(changed, load, atNanos));
    }

    private ArrivalStream soonest() {
        if (streams.size() == 1) {
            return streams.getFirst();
        }
        return streams.stream()
                .min(Comparator.comparingLong(ArrivalStream::nextNanos))
                .orElseThrow();
    }
}
