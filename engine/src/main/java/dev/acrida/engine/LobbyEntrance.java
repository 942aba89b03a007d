package dev.acrida.engine;

import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongSupplier;

/** Lets users into this process. Confined to the run's loop, except for what its lobby is told. */
final class LobbyEntrance implements Entrance {
    private final StatsRecorder recorder;
    private final Lobby lobby;
    private final LongSupplier nanos;
    private @Nullable ArrivalClock clock;
    private boolean paused;

    /**
     * Begins closed.
     *
     * @param lobby where users wait
     * @param nanos the time by which they arrive
     */
    LobbyEntrance(StatsRecorder recorder, Lobby lobby, LongSupplier nanos) {
        this.recorder = recorder;
        this.lobby = lobby;
        this.nanos = nanos;
    }

    @Override
    public void open(
            OpenLoad load, long originNanos, long endNanos, List<LoadSplit.Stream> streams) {
        open(load, originNanos, endNanos, Turn.ALL, streams, List.of());
    }

    /**
     * As {@link #open(OpenLoad, long, long, List)}; at first only these are for this process.
     *
     * @param changes known before the first one is let in, who may have come long ago
     */
    void open(
            OpenLoad load,
            long originNanos,
            long endNanos,
            Turn turn,
            List<LoadSplit.Stream> streams,
            List<ArrivalClock.Change> changes) {
        ArrivalClock started =
                new ArrivalClock(load, originNanos, endNanos, new LobbyDoor(), nanos);
        clock = started;
        started.pause(paused);
        changes.forEach(started::change);
        started.start(streams, turn);
    }

    @Override
    public void change(LoadSplit.Stream stream) {
        change(new ArrivalClock.Change(ArrivalClock.Change.NOW, stream, null));
    }

    void change(ArrivalClock.Change change) {
        ArrivalClock running = clock;
        if (running != null) {
            running.change(change);
        }
    }

    @Override
    public void pause(boolean wanted) {
        paused = wanted;
        if (clock != null) {
            clock.pause(wanted);
        }
    }

    @Override
    public void close(long nowNanos) {
        ArrivalClock running = clock;
        if (running != null) {
            clock = null;
            running.stop(nowNanos);
        }
    }

    @Override
    public boolean isEmptyForGood() {
        return lobby.isEmptyForGood();
    }

    private final class LobbyDoor implements ArrivalClock.Door {
        @Override
        public void arrive(UserClass userClass, long intendedNanos) {
            lobby.arrive(userClass, intendedNanos);
        }

        @Override
        public void tooLate() {
            recorder.arrivalDue();
            recorder.arrivalDropped();
        }

        @Override
        public void over(boolean over) {
            lobby.closing(over);
        }
    }
}
