package dev.acrida.cluster.master;

import dev.acrida.engine.dispatch.ClassShare;
import dev.acrida.engine.dispatch.Dispatcher;
import dev.acrida.engine.dispatch.Placement;
import dev.acrida.engine.dispatch.Rebalance;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the users of one test shall be at any moment. They are placed as the {@link Dispatcher}
 * says; when workers come or go, they get from where they are to where they shall be at the spawn
 * rate. Not thread-safe.
 */
final class Places {
    /** Has the users for whom there is no worker; a dispatcher always needs one. */
    private static final String NOBODY = "";

    private final Collection<ClassShare> classes;
    private final Dispatcher dispatcher;
    private final Map<Placement, Integer> sinceMove = new HashMap<>();
    private int workers;
    private double rate = 1;

    /** The only classes that get users; empty for all. */
    private Optional<Collection<String>> restriction = Optional.empty();

    private @Nullable Rebalance move;
    private long movedNanos;

    /** Begins without users. */
    Places(Collection<String> workers, Collection<ClassShare> classes) {
        this.classes = List.copyOf(classes);
        this.workers = workers.size();
        this.dispatcher = new Dispatcher(workers.isEmpty() ? List.of(NOBODY) : workers, classes);
    }

    /** From now on moves are so fast, in users per second. */
    void rate(double usersPerSecond) {
        rate = usersPerSecond;
    }

    void restrictTo(Collection<String> some) {
        restriction = Optional.of(List.copyOf(some));
        if (some.isEmpty()) {
            return;
        }
        dispatcher.restrictTo(some);
    }

    /** As many users on these workers, at once. */
    Places movedTo(Collection<String> others) {
        Places moved = new Places(others, classes);
        moved.rate(rate);
        restriction.ifPresent(moved::restrictTo);
        for (int i = users(); i > 0 && moved.add(); i--) {
            // Each is placed as it was the first time.
        }
        return moved;
    }

    /** One user more, at once; false if no class wants one. */
    boolean add() {
        if (restriction.filter(Collection::isEmpty).isPresent()) {
            return false;
        }
        Optional<Placement> added = dispatcher.add();
        added.ifPresent(place -> sinceMove.merge(place, 1, Integer::sum));
        return added.isPresent();
    }

    /** One user fewer, at once. */
    void remove() {
        dispatcher.remove().ifPresent(place -> sinceMove.merge(place, -1, Integer::sum));
    }

    /** A user has ended by itself. */
    void ended(Placement place) {
        dispatcher.ended(place);
        sinceMove.merge(place, -1, Integer::sum);
    }

    /** A worker is there: it takes its share. */
    void join(String worker, long nowNanos) {
        SortedMap<String, SortedMap<String, Integer>> before = at(nowNanos);
        dispatcher.addWorker(worker);
        if (workers == 0) {
            dispatcher.removeWorker(NOBODY);
        }
        workers++;
        move(before, nowNanos);
    }

    /** A worker is gone: others take its users. */
    void leave(String worker, long nowNanos) {
        SortedMap<String, SortedMap<String, Integer>> before = at(nowNanos);
        before.remove(worker);
        workers--;
        if (workers == 0) {
            dispatcher.addWorker(NOBODY);
        }
        dispatcher.removeWorker(worker);
        move(before, nowNanos);
    }

    private void move(SortedMap<String, SortedMap<String, Integer>> from, long nowNanos) {
        sinceMove.clear();
        movedNanos = nowNanos;
        move = Rebalance.of(from, withoutNobody(dispatcher.counts()), rate);
    }

    /** How many users there shall be in all. */
    int users() {
        return dispatcher.users();
    }

    /** Whether {@link #at} changes with the time. */
    boolean areMoving() {
        return move != null;
    }

    /** How many users of each class each worker shall have now. */
    SortedMap<String, SortedMap<String, Integer>> at(long nowNanos) {
        Rebalance moving = move;
        long elapsed = nowNanos - movedNanos;
        if (moving == null || elapsed >= moving.endNanos()) {
            move = null;
            sinceMove.clear();
            return withoutNobody(dispatcher.counts());
        }
        SortedMap<String, SortedMap<String, Integer>> counts = moving.countsAt(elapsed);
        sinceMove.forEach(
                (place, by) -> {
                    SortedMap<String, Integer> row =
                            counts.computeIfAbsent(place.worker(), w -> new TreeMap<>());
                    row.merge(place.userClass(), by, (a, b) -> Math.max(0, a + b));
                });
        return withoutNobody(counts);
    }

    private static SortedMap<String, SortedMap<String, Integer>> withoutNobody(
            Map<String, SortedMap<String, Integer>> counts) {
        SortedMap<String, SortedMap<String, Integer>> workers = new TreeMap<>(counts);
        workers.remove(NOBODY);
        return workers;
    }
}
