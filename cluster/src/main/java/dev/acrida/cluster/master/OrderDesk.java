package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Orders.Phase;
import dev.acrida.engine.UserTarget;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.dispatch.ClassShare;
import dev.acrida.engine.dispatch.Placement;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Says what each worker shall be doing. Guarded by its coordinator. */
final class OrderDesk {
    private static final SortedMap<String, Integer> NOBODY = Collections.emptySortedMap();

    /** Orders that may have been given after a checkpoint. */
    private static final long MOST_SINCE_SAVED = 10_000_000;

    private final Roster roster;
    private final Sum sum;
    private Phase phase = Phase.IDLE;
    private Places places;
    private boolean paused;
    private boolean finishing;
    private int spawned;
    private boolean stale;
    private boolean holding;
    private @Nullable ArrivalLog arrivals;
    private String test = "";
    private List<ClassShare> classes = List.of();

    /** Begins with the time, so that no two tests of any masters are the same. */
    private long epoch = System.currentTimeMillis();

    private long revision = System.currentTimeMillis() * 1000;

    /** Begins without a test. */
    OrderDesk(Roster roster, Sum sum) {
        this.roster = roster;
        this.sum = sum;
        this.places = newPlaces();
    }

    /** From now on workers must have the test of this id, with these classes. */
    void cast(String newTest, List<ClassShare> newClasses) {
        test = newTest;
        classes = newClasses;
        stale = true;
    }

    /** The id of the test that workers must have. */
    String test() {
        return test;
    }

    private Places newPlaces() {
        return new Places(roster.there(), classes);
    }

    Phase phase() {
        return phase;
    }

    /** Whether this is the test that goes on or ends. */
    boolean isAbout(long ofEpoch) {
        return ofEpoch == epoch && phase != Phase.IDLE;
    }

    /** Begins a test with the workers that are there. */
    void begin() {
        epoch++;
        spawned = 0;
        paused = false;
        finishing = false;
        arrivals = null;
        places = newPlaces();
        enter(Phase.RUN);
    }

    /** Goes on with a test of a process before this one, once its workers are back. */
    void restore(Checkpoint checkpoint) {
        epoch = checkpoint.epoch();
        revision = Math.max(revision, checkpoint.revision() + MOST_SINCE_SAVED);
        paused = checkpoint.paused();
        checkpoint.arrivals().ifPresent(saved -> arrivals = new ArrivalLog(saved));
        holding = true;
        places = newPlaces();
        enter(Phase.RUN);
    }

    /** Whether workers go on as before, for all are not back yet. */
    boolean isHolding() {
        return holding;
    }

    /** Those who are back share the users from now on. */
    void endHolding(long nowNanos) {
        holding = false;
        places = places.movedTo(roster.there());
        stale = true;
        for (Member member : roster.present()) {
            member.users.ended().forEach((type, ended) -> ended(member, type, ended));
        }
        shareArrivals(nowNanos);
    }

    boolean paused() {
        return paused;
    }

    long epoch() {
        return epoch;
    }

    long revision() {
        return revision;
    }

    Optional<ArrivalLog.Saved> savedArrivals() {
        return Optional.ofNullable(arrivals).map(ArrivalLog::save);
    }

    void enter(Phase next) {
        phase = next;
        stale = true;
    }

    /** What workers shall know of has changed. */
    void markStale() {
        stale = true;
    }

    /** All users of the run have been started. */
    void spawned(int users) {
        spawned = users;
        stale = true;
    }

    /** Users shall wait after their tasks, or go on. */
    void pause(boolean nowPaused) {
        paused = nowPaused;
        stale = true;
    }

    /** No iterations are left. */
    void finish() {
        finishing = true;
        stale = true;
    }

    /** Changes where users are to be. */
    void place(Consumer<Places> change) {
        change.accept(places);
        stale = true;
    }

    boolean add() {
        stale = true;
        return places.add();
    }

    /** Lets users arrive. */
    void letArrive(OpenLoad load, long originNanos, long endNanos, List<LoadSplit.Stream> streams) {
        if (!holding || arrivals == null) {
            arrivals = new ArrivalLog(load, originNanos, endNanos, streams, roster.staying());
        }
        stale = true;
    }

    /** Users arrive at another rate. */
    void change(LoadSplit.Stream stream, long nowNanos) {
        if (arrivals != null) {
            arrivals.change(stream, nowNanos);
            stale = true;
        }
    }

    /** Workers have come or gone: others share the arrivals. */
    void shareArrivals(long nowNanos) {
        if (arrivals != null && phase == Phase.RUN && !holding) {
            arrivals.share(roster.staying(), nowNanos);
            stale = true;
        }
    }

    /** Whether every worker has let all users in that are for it, and none is being served. */
    boolean nobodyArrives() {
        if (arrivals == null) {
            return false;
        }
        long changes = arrivals.size();
        List<Member> there = roster.present();
        return !there.isEmpty()
                && there.stream()
                        .map(member -> member.users)
                        .allMatch(u -> u.arrivalsOver() && u.arrivalsKnown() == changes);
    }

    /** How many users there shall be. */
    int users() {
        return places.users();
    }

    /** Users of a worker have ended by themselves: so many in all. */
    void ended(Member member, String userClass, int all) {
        int known = member.ended.getOrDefault(userClass, 0);
        for (int i = known; i < all; i++) {
            places.ended(new Placement(member.name, userClass));
        }
        if (all > known) {
            member.ended.put(userClass, all);
            stale = true;
        }
    }

    /** Gives out what is new. */
    void giveOut(long nowNanos) {
        if (!stale && !places.areMoving()) {
            return;
        }
        stale = false;
        SortedMap<String, SortedMap<String, Integer>> rows =
                phase == Phase.RUN ? places.at(nowNanos) : Collections.emptySortedMap();
        for (Member member : roster.all()) {
            Orders next = orders(member, targets(member, rows.getOrDefault(member.name, NOBODY)));
            if (!next.equals(member.orders().withRevision(next.revision()))) {
                member.give(next);
            }
        }
    }

    private static Map<String, UserTarget> targets(Member member, Map<String, Integer> row) {
        Map<String, UserTarget> targets = new HashMap<>();
        row.forEach(
                (type, wanted) ->
                        targets.put(
                                type, new UserTarget(wanted, member.ended.getOrDefault(type, 0))));
        return targets;
    }

    /** What one that has just come is told. */
    Orders welcome(Member member) {
        return orders(member, Map.of());
    }

    private Orders orders(Member member, Map<String, UserTarget> users) {
        return new Orders(
                ++revision,
                holding && phase == Phase.RUN ? Phase.HOLD : phase,
                test,
                epoch,
                sum.recording(),
                users,
                paused,
                finishing,
                spawned,
                Optional.ofNullable(arrivals)
                        .filter(log -> phase == Phase.RUN)
                        .map(log -> log.after(member.users.arrivalsKnown(), member.name)),
                member.mail.unheard(),
                member.mail.taken(),
                Orders.Receipt.NONE,
                0);
    }
}
