package dev.acrida.cluster.master;

import dev.acrida.ResetStats;
import dev.acrida.SpawningComplete;
import dev.acrida.cluster.master.Member.Presence;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Orders.Phase;
import dev.acrida.cluster.wire.Report;
import dev.acrida.engine.Crew;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.UserTarget;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.dispatch.Placement;
import dev.acrida.stats.StatsRecorder;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Knows the workers and says what each shall be doing. Thread-safe: guarded by itself; what workers
 * recorded is added outside of that, so that many can report at once.
 */
final class Coordinator {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RunPlan plan;
    private final StatsRecorder recorder;
    private final Patience patience;
    private final String test;
    private final Wishes wishes;
    private final Roster roster = new Roster();

    /** Held for reading while counts are added, for writing while they begin anew. */
    private final ReadWriteLock counting = new ReentrantReadWriteLock();

    private final AtomicLong recording = new AtomicLong();
    private Phase phase = Phase.IDLE;
    private long epoch;
    private long revision = System.currentTimeMillis() * 1000;
    private Places places;
    private int spawned;
    private boolean stale;
    private long stoppedNanos;
    private Runnable changed = () -> {};

    /**
     * Begins without workers.
     *
     * @param test the id of the test that workers must have
     */
    Coordinator(
            RunPlan plan,
            StatsRecorder recorder,
            MasterSettings settings,
            String test,
            Wishes wishes) {
        this.plan = plan;
        this.recorder = recorder;
        this.patience = Patience.of(settings, plan.stopTimeout());
        this.test = test;
        this.wishes = wishes;
        this.places = newPlaces();
        plan.events().on(SpawningComplete.class, e -> spawned(e.userCount()));
        plan.events().on(ResetStats.class, e -> beginRecording());
    }

    /** Begins a test with the workers that are there. */
    synchronized Crew begin(Runnable whenChanged) {
        beginRecording();
        epoch++;
        changed = whenChanged;
        spawned = 0;
        roster.all().forEach(Member::beginTest);
        places = newPlaces();
        enter(Phase.RUN);
        return new RemoteCrew(this);
    }

    /** Counts of before are forgotten, those that are still on their way too. */
    private void beginRecording() {
        counting.writeLock().lock();
        try {
            recording.incrementAndGet();
            recorder.reset();
        } finally {
            counting.writeLock().unlock();
        }
        markStale();
    }

    private synchronized void markStale() {
        stale = true;
    }

    /** What a worker says, and what it is told. */
    Orders report(String worker, Report report) {
        Member member = member(worker);
        Orders.Receipt receipt;
        counting.readLock().lock();
        try {
            receipt = member.tally.add(report.parcel(), recording.get(), recorder);
        } finally {
            counting.readLock().unlock();
        }
        hear(member, report);
        member.mail.take(report.letters()).forEach(letter -> wishes.deliver(letter, worker));
        return member.orders().withReceipt(receipt);
    }

    /** What a worker is told as soon as it is something new. */
    Orders watch(String worker, long known, Duration longest) throws InterruptedException {
        return member(worker).await(known, longest);
    }

    /** The number of a worker; one that is new gets the next. */
    int index(String worker) {
        return member(worker).index;
    }

    private synchronized Member member(String worker) {
        return roster.of(worker, index -> welcome(worker, index));
    }

    private Member welcome(String worker, int index) {
        LOG.log(System.Logger.Level.INFO, "Worker {0} has joined as number {1}", worker, index);
        Member fresh = new Member(worker, index, new Tally(worker), System.nanoTime());
        fresh.give(orders(fresh, Map.of()));
        return fresh;
    }

    private synchronized void hear(Member member, Report report) {
        member.heardNanos = System.nanoTime();
        member.health = report.health();
        boolean moved = arrive(member, report);
        moved |= settle(member);
        if (report.epoch() == epoch && phase != Phase.IDLE) {
            moved |= !member.users.equals(report.users());
            member.users = report.users();
            report.users().ended().forEach((type, ended) -> ended(member, type, ended));
        }
        heed(member, report);
        // What it is told of letters changes with them.
        stale |= member.mail.heard(report.lettersHeard());
        stale |= !report.letters().isEmpty();
        if (moved) {
            changed.run();
        }
    }

    /** Whether the users of the run are others now. */
    private boolean arrive(Member member, Report report) {
        if (report.leaving()) {
            return leave(member, Presence.LEFT);
        }
        if (member.presence == Presence.THERE || !report.test().equals(test)) {
            return false;
        }
        if (member.presence == Presence.LOST) {
            LOG.log(System.Logger.Level.INFO, "Worker {0} is back", member.name);
        }
        member.presence = Presence.THERE;
        stale = true;
        if (phase == Phase.RUN) {
            member.tookPart = true;
            places.join(member.name, System.nanoTime());
        }
        notifyAll();
        return true;
    }

    private boolean leave(Member member, Presence how) {
        boolean wasThere = member.presence == Presence.THERE;
        member.presence = how;
        notifyAll();
        if (wasThere && phase == Phase.RUN) {
            places.leave(member.name, System.nanoTime());
            stale = true;
        }
        return wasThere;
    }

    private void ended(Member member, String userClass, int all) {
        int known = member.ended.getOrDefault(userClass, 0);
        for (int i = known; i < all; i++) {
            places.ended(new Placement(member.name, userClass));
        }
        if (all > known) {
            member.ended.put(userClass, all);
            stale = true;
        }
    }

    private void heed(Member member, Report report) {
        Report.Wish wish = report.wish();
        if (phase == Phase.RUN && report.epoch() == epoch) {
            wish.stop().ifPresent(wishes::stop);
        }
        if (wish.resets() > member.resetsWished) {
            member.resetsWished = wish.resets();
            wishes.resetStats();
        }
    }

    /** Whether the worker has just told all that there was to tell. */
    private boolean settle(Member member) {
        if (phase == Phase.STOP && !member.settled && member.tally.isComplete(recording.get())) {
            member.settled = true;
            return true;
        }
        return false;
    }

    /** To be called many times a second: gives out what is new, and misses who is silent. */
    synchronized void look() {
        long now = System.nanoTime();
        boolean moved = false;
        for (Member member : roster.all()) {
            if (patience.misses(member, now)) {
                moved |= lose(member);
            }
            if (phase == Phase.STOP && member.tookPart && !member.settled) {
                moved |= settle(member) || giveUp(member, now);
            }
        }
        if (stale || places.areMoving()) {
            stale = false;
            giveOrders(now);
        }
        if (moved) {
            changed.run();
        }
    }

    private boolean lose(Member member) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Worker {0} is lost: nothing was heard of it for {1} s; others take its {2} users",
                member.name,
                patience.silence().toSeconds(),
                member.users.alive());
        return leave(member, Presence.LOST);
    }

    private boolean giveUp(Member member, long now) {
        member.settled = patience.isUpFor(member, stoppedNanos, now);
        if (member.settled) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The results lack the last report of worker {0}: what it recorded in the {1} s"
                            + " since the one before is not in them",
                    member.name,
                    (now - member.heardNanos) / NANOS_PER_SECOND);
        }
        return member.settled;
    }

    private void giveOrders(long now) {
        var rows = phase == Phase.RUN ? places.at(now) : Map.<String, Map<String, Integer>>of();
        for (Member member : roster.all()) {
            Map<String, UserTarget> users = new HashMap<>();
            Map<String, Integer> row = rows.get(member.name);
            if (row != null) {
                row.forEach(
                        (type, wanted) ->
                                users.put(
                                        type,
                                        new UserTarget(
                                                wanted, member.ended.getOrDefault(type, 0))));
            }
            Orders next = orders(member, users);
            if (!next.equals(member.orders().withRevision(next.revision()))) {
                member.give(next);
            }
        }
    }

    private Orders orders(Member member, Map<String, UserTarget> users) {
        return new Orders(
                ++revision,
                phase,
                test,
                epoch,
                recording.get(),
                users,
                spawned,
                member.mail.unheard(),
                member.mail.taken(),
                Orders.Receipt.NONE);
    }

    /** Sends a message of the test's own; false if there is no such worker. */
    synchronized boolean send(String type, String json, Predicate<String> to) {
        boolean sent = roster.send(type, json, to);
        stale |= sent;
        return sent;
    }

    private synchronized void spawned(int users) {
        spawned = users;
        stale = true;
    }

    private synchronized void enter(Phase next) {
        phase = next;
        stale = true;
        look();
    }

    /** Changes where users are to be. */
    synchronized void place(Consumer<Places> change) {
        change.accept(places);
        stale = true;
    }

    synchronized boolean add() {
        stale = true;
        return places.add();
    }

    /** Ends all users, and waits for the rest of what was recorded. */
    synchronized void dismissAll() {
        stoppedNanos = System.nanoTime();
        enter(Phase.STOP);
    }

    /** Sends all workers home; waits until they have said goodbye, but no longer than this. */
    synchronized void dismissWorkers(Duration longest) throws InterruptedException {
        enter(Phase.QUIT);
        long deadline = System.nanoTime() + longest.toNanos();
        while (!there().isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(left / NANOS_PER_MILLI + 1);
        }
    }

    synchronized int intended() {
        return places.users();
    }

    synchronized int sum(ToIntFunction<Member> what) {
        return roster.sum(what);
    }

    /** How many workers have had users of the test. */
    synchronized int tookPart() {
        return sum(member -> member.tookPart ? 1 : 0);
    }

    /** How many of them are not there any more and have not said so. */
    synchronized int lost() {
        return sum(member -> member.tookPart && member.presence == Presence.LOST ? 1 : 0);
    }

    synchronized boolean isSettled() {
        return phase != Phase.RUN && roster.all().stream().allMatch(m -> !m.tookPart || m.settled);
    }

    /** Waits until so many workers are there; false if they are not in time. */
    synchronized boolean awaitWorkers(int wanted, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (there().size() < wanted) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / NANOS_PER_MILLI + 1);
        }
        return true;
    }

    /** How many workers are there. */
    synchronized int workers() {
        return there().size();
    }

    /** Those that are there. */
    synchronized List<String> there() {
        return roster.there();
    }

    private Places newPlaces() {
        return new Places(there(), plan.userClasses().stream().map(UserClass::share).toList());
    }
}
