package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Orders.Phase;
import dev.acrida.engine.UserTarget;
import dev.acrida.engine.dispatch.ClassShare;
import dev.acrida.engine.dispatch.Placement;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Says what each worker shall be doing. Guarded by its coordinator. */
final class OrderDesk {
    private static final SortedMap<String, Integer> NOBODY = Collections.emptySortedMap();

    private final Roster roster;
    private final Sum sum;
    private Phase phase = Phase.IDLE;
    private Places places;
    private boolean paused;
    private int spawned;
    private boolean stale;
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
        places = newPlaces();
        enter(Phase.RUN);
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

    /** Changes where users are to be. */
    void place(Consumer<Places> change) {
        change.accept(places);
        stale = true;
    }

    boolean add() {
        stale = true;
        return places.add();
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
                                type,
                                new UserTarget(wanted, member.ended.getOrDefault(type, 0))));
        return targets;
    }

    /** What one that has just come is told. */
    Orders welcome(Member member) {
        return orders(member, Map.of());
    }

    private Orders orders(Member member, Map<String, UserTarget> users) {
        return new Orders(
                ++revision,
                phase,
                test,
                epoch,
                sum.recording(),
                users,
                paused,
                spawned,
                member.mail.unheard(),
                member.mail.taken(),
                Orders.Receipt.NONE);
    }
}
