package dev.acrida.cluster.master;

import dev.acrida.engine.arrival.ArrivalChange;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.arrival.SharedArrivals;
import dev.acrida.engine.arrival.StreamRate;
import dev.acrida.engine.arrival.Turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The arrivals of a test, and all that has changed in them. Each worker makes the whole schedule of
 * these and lets those in whose turn is its: so the union is the schedule of one machine. Guarded
 * by its coordinator.
 */
final class ArrivalLog {
    /** A change takes place when all workers have heard of it, also if some are slow. */
    private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final SharedArrivals begun;
    private final List<Entry> entries = new ArrayList<>();
    private final Instant origin;

    /**
     * Begins.
     *
     * @param endNanos how long after the beginning nobody arrives any more
     * @param workers who share the arrivals at first
     */
    ArrivalLog(
            OpenLoad load,
            long originNanos,
            long endNanos,
            List<LoadSplit.Stream> streams,
            List<String> workers) {
        begun =
                new SharedArrivals(
                        load.process(),
                        load.seed(),
                        load.maxUsers(),
                        originNanos,
                        endNanos,
                        streams.stream().map(StreamRate::of).toList(),
                        List.of());
        entries.add(new Entry(0, Optional.empty(), workers));
        origin = Instant.now().minusNanos(System.nanoTime() - originNanos);
    }

    /** That of a process before this one. */
    ArrivalLog(Saved saved) {
        long since = Duration.between(saved.origin, Instant.now()).toNanos();
        begun = saved.begun.withOrigin(System.nanoTime() - since);
        entries.addAll(saved.entries);
        origin = saved.origin;
    }

    Saved save() {
        return new Saved(begun, origin, List.copyOf(entries));
    }

    /** All of it, by a clock that goes on when this process has ended. */
    record Saved(SharedArrivals begun, Instant origin, List<Entry> entries) {}

    /** Users arrive at another rate. */
    void change(LoadSplit.Stream stream, long nowNanos) {
        entries.add(new Entry(soon(nowNanos), Optional.of(StreamRate.of(stream)), List.of()));
    }

    /** Arrivals are shared by others. */
    void share(List<String> workers, long nowNanos) {
        if (lastSharers().equals(workers)) {
            return;
        }
        if (!workers.isEmpty()) {
            countMissed(workers.getFirst());
        }
        entries.add(new Entry(soon(nowNanos), Optional.empty(), workers));
    }

    private List<String> lastSharers() {
        return entries.stream()
                .filter(Entry::isTurn)
                .reduce((first, second) -> second)
                .map(Entry::workers)
                .orElse(List.of());
    }

    /** Who arrived while there was no worker is counted by the first one that comes. */
    private void countMissed(String worker) {
        entries.replaceAll(
                entry ->
                        entry.isTurn() && entry.workers.isEmpty()
                                ? entry.countedBy(worker)
                                : entry);
    }

    private long soon(long nowNanos) {
        long since = nowNanos - begun.originNanos() + LEAD_NANOS;
        return Math.max(since, entries.getLast().atNanos);
    }

    /** How many changes there are. */
    long size() {
        return entries.size();
    }

    /** What a worker shall know that knows so many changes. */
    SharedArrivals after(long known, String worker) {
        List<ArrivalChange> changes = new ArrayList<>();
        for (int i = Math.clamp(known, 0, entries.size()); i < entries.size(); i++) {
            changes.add(entries.get(i).forWorker(worker, i + 1));
        }
        return new SharedArrivals(
                begun.process(),
                begun.seed(),
                begun.maxUsers(),
                begun.originNanos(),
                begun.endNanos(),
                begun.streams(),
                changes);
    }

    /**
     * A change: of a stream, or of whose turn it is.
     *
     * @param workers who share the arrivals; without them, they are counted by nobody
     */
    record Entry(long atNanos, Optional<StreamRate> stream, List<String> workers, boolean tooLate) {
        Entry(long atNanos, Optional<StreamRate> stream, List<String> workers) {
            this(atNanos, stream, List.copyOf(workers), false);
        }

        boolean isTurn() {
            return stream.isEmpty();
        }

        Entry countedBy(String worker) {
            return new Entry(atNanos, stream, List.of(worker), true);
        }

        ArrivalChange forWorker(String worker, long number) {
            Optional<Turn> turn =
                    isTurn()
                            ? Optional.of(
                                    new Turn(
                                            workers.indexOf(worker),
                                            Math.max(1, workers.size()),
                                            tooLate))
                            : Optional.empty();
            return new ArrivalChange(number, atNanos, stream, turn);
        }
    }
}
