package dev.acrida.cluster.master;

import dev.acrida.engine.Entrance;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;

import java.util.List;

/** Lets users arrive on workers: a view of the coordinator. Thread-safe. */
record RemoteEntrance(Coordinator coordinator) implements Entrance {
    @Override
    public void open(
            OpenLoad load, long originNanos, long endNanos, List<LoadSplit.Stream> streams) {
        long length = endNanos == Long.MAX_VALUE ? endNanos : endNanos - originNanos;
        coordinator.desk(desk -> desk.letArrive(load, originNanos, length, streams));
    }

    @Override
    public void change(LoadSplit.Stream stream) {
        coordinator.desk(desk -> desk.change(stream, System.nanoTime()));
    }

    /** Does nothing: it is closed when all users end, and workers are told of that. */
    @Override
    public void close(long nowNanos) {}

    @Override
    public boolean isEmptyForGood() {
        return coordinator.nobodyArrives();
    }
}
