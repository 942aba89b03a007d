package dev.acrida.engine;

import dev.acrida.engine.arrival.ArrivalChange;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.SharedArrivals;
import dev.acrida.engine.arrival.StreamRate;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

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
        if (!opened) {
            opened = true;
            open(arrivals);
        }
        for (ArrivalChange change : arrivals.changes()) {
            if (change.number() > known) {
                known = change.number();
                follow(change, arrivals);
            }
        }
    }

    /** Nothing is for this process until it is said. */
    private void open(SharedArrivals arrivals) {
        originNanos = arrivals.originNanos();
        long end = arrivals.endNanos();
        entrance.open(
                arrivals.load(),
                originNanos,
                end == Long.MAX_VALUE ? end : originNanos + end,
                new Turn(-1, 1, false),
                arrivals.streams().stream().map(this::stream).toList());
    }

    private LoadSplit.Stream stream(StreamRate rate) {
        return rate.among(userClasses);
    }

    private void follow(ArrivalChange change, SharedArrivals arrivals) {
        long at = originNanos + change.atNanos();
        change.stream().map(this::stream).ifPresent(stream -> entrance.change(at, stream));
        change.turn()
                .ifPresent(
                        turn -> {
                            lobby.limit(arrivals.mostUsersAt(turn));
                            untilNanos = turn.place() < 0 ? at : Long.MAX_VALUE;
                            entrance.change(at, turn);
                        });
    }

    /** The time is as the leader knows it: who was away for long is not any more. For any thread. */
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

    /** Lets nobody in any more. */
    void close() {
        closed = true;
        entrance.close(System.nanoTime());
    }
}
