package dev.acrida.engine;

import dev.acrida.engine.arrival.ArrivalChange;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.SharedArrivals;
import dev.acrida.engine.arrival.StreamRate;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The arrivals of a led test that are for this process. Confined to the run's loop, except for what
 * says otherwise.
 */
final class LedInflow {
    private final List<UserClass> userClasses;
    private final Lobby lobby;
    private final LobbyEntrance entrance;
    private final SteadyClock clock = new SteadyClock(System::nanoTime);
    private long originNanos;
    private boolean opened;
    private boolean closed;
    private volatile long known;

    /** Until when arrivals may be for this process. */
    private volatile long untilNanos = Long.MIN_VALUE;

    /**
     * Begins without arrivals.
     *
     * @param joining makes the user of a seat, or closes the seat
     * @param whenEmpty called when nobody serves any arrival and none will come
     */
    LedInflow(
            List<UserClass> userClasses,
            StatsRecorder recorder,
            Consumer<Seat> joining,
            Runnable whenEmpty) {
        this.userClasses = userClasses;
        this.lobby = new Lobby(1, recorder, joining, whenEmpty);
        this.entrance = new LobbyEntrance(recorder, lobby, clock);
    }

    /** Takes what is new. */
    void follow(SharedArrivals arrivals) {
        if (closed) {
            return;
        }
        originNanos = arrivals.originNanos();
        List<ArrivalClock.Change> heard = hear(arrivals);
        if (opened) {
            heard.forEach(entrance::change);
        } else {
            opened = true;
            open(arrivals, heard);
        }
    }

    private List<ArrivalClock.Change> hear(SharedArrivals arrivals) {
        List<ArrivalClock.Change> heard = new ArrayList<>();
        for (ArrivalChange change : arrivals.changes()) {
            if (change.number() > known) {
                known = change.number();
                heard.add(hear(change, arrivals));
            }
        }
        return heard;
    }

    private ArrivalClock.Change hear(ArrivalChange change, SharedArrivals arrivals) {
        long at = originNanos + change.atNanos();
        change.turn()
                .ifPresent(
                        turn -> {
                            lobby.limit(arrivals.mostUsersAt(turn));
                            untilNanos = turn.place() < 0 ? at : Long.MAX_VALUE;
                        });
        return new ArrivalClock.Change(
                at, change.stream().map(this::stream).orElse(null), change.turn().orElse(null));
    }

    /** Nothing is for this process until it is said. */
    private void open(SharedArrivals arrivals, List<ArrivalClock.Change> heard) {
        long end = arrivals.endNanos();
        entrance.open(
                arrivals.load(),
                originNanos,
                end == Long.MAX_VALUE ? end : originNanos + end,
                new Turn(-1, 1, false),
                arrivals.streams().stream().map(this::stream).toList(),
                heard);
    }

    private LoadSplit.Stream stream(StreamRate rate) {
        return rate.among(userClasses);
    }

    /**
     * The time is as the leader knows it: who was away for long is not any more. For any thread.
     */
    void confirm(long askedNanos) {
        clock.confirm(askedNanos);
    }

    /** How many changes are known. For any thread. */
    long known() {
        return known;
    }

    /** Whether arrivals may be for this process from now on. For any thread. */
    boolean isInTurn() {
        return System.nanoTime() < untilNanos;
    }

    /** Whether nobody is being served, and nobody will come. For any thread. */
    boolean isOver() {
        return lobby.isEmptyForGood();
    }

    /** Lets nobody in for now, or lets users in again. */
    void pause(boolean wanted) {
        entrance.pause(wanted);
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
        entrance.close(System.nanoTime());
    }
}
