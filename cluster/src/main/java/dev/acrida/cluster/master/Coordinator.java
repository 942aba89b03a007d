package dev.acrida.cluster.master;

import dev.acrida.ResetStats;
import dev.acrida.SpawningComplete;
import dev.acrida.cluster.master.Member.Presence;
import dev.acrida.cluster.wire.Letter;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Orders.Phase;
import dev.acrida.cluster.wire.Report;
import dev.acrida.engine.Crew;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Hears what workers say, and answers what each shall be doing. Thread-safe: guarded by itself;
 * what workers recorded is added outside of that, so that many can report at once.
 */
final class Coordinator {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Patience patience;
    private final Wishes wishes;
    private final Sum sum;
    private final Roster roster = new Roster();
    private final OrderDesk desk;
    private final Succession succession;
    private long stoppedNanos;
    private Runnable changed = () -> {};

    /** Begins without workers, and without a test. */
    Coordinator(RunPlan plan, StatsRecorder recorder, MasterSettings settings, Wishes wishes) {
        this.patience = Patience.of(settings, plan.stopTimeout());
        this.wishes = wishes;
        this.sum = new Sum(recorder);
        this.desk = new OrderDesk(roster, sum);
        this.succession = new Succession(roster, desk, sum);
        plan.events().on(SpawningComplete.class, e -> desk(at -> at.spawned(e.userCount())));
        plan.events().on(ResetStats.class, e -> beginRecording());
    }

    /**
     * From now on workers must have this test: those that have another are as good as not there
     * until they have got it.
     *
     * @param test its id
     */
    synchronized void cast(String test, List<UserClass> userClasses) {
        if (!test.equals(desk.test())) {
            roster.all().forEach(Member::arriveAnew);
        }
        desk.cast(test, userClasses.stream().map(UserClass::share).toList());
        look();
    }

    /** The id of the test that workers must have. */
    synchronized String test() {
        return desk.test();
    }

    /** Begins a test with the workers that are there. */
    synchronized Crew begin(Runnable whenChanged) {
        changed = whenChanged;
        if (desk.isHolding()) {
            return new RemoteCrew(this);
        }
        beginRecording();
        roster.all().forEach(Member::beginTest);
        desk.begin();
        look();
        return new RemoteCrew(this);
    }

    /** Which test was begun last. */
    synchronized long epoch() {
        return desk.epoch();
    }

    /** What the next process would have to know. */
    synchronized Checkpoint save(Function<Succession, Checkpoint> step) {
        return step.apply(succession);
    }

    /** A step from one process to the next. */
    synchronized void succeed(Consumer<Succession> step) {
        step.accept(succession);
    }

    private void beginRecording() {
        sum.beginAnew();
        desk(OrderDesk::markStale);
    }

    /** Changes what workers shall be doing. */
    synchronized void desk(Consumer<OrderDesk> change) {
        change.accept(desk);
    }

    /** What a worker says, and what it is told. */
    Orders report(String worker, Report report) {
        Member member = member(worker);
        Orders.Receipt receipt = sum.add(report.parcel(), member.tally);
        hear(member, report);
        deliver(worker, member.mail.take(report.letters()));
        return member.orders().answering(receipt, System.nanoTime());
    }

    private void deliver(String worker, List<Letter> letters) {
        wishes.reported(worker, letters.stream().filter(Letter::isPayload).toList());
        letters.stream()
                .filter(letter -> !letter.isPayload())
                .forEach(letter -> wishes.deliver(letter, worker));
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
        Member fresh = new Member(worker, index, new Tally(worker), System.nanoTime());
        fresh.give(desk.welcome(fresh));
        return fresh;
    }

    private synchronized void hear(Member member, Report report) {
        member.heardNanos = System.nanoTime();
        member.health = report.health();
        member.logged(report.log());
        boolean moved = attend(member, report);
        moved |= settle(member);
        if (desk.isAbout(report.epoch())) {
            if (!member.users.equals(report.users())) {
                moved = true;
                // What it is told of arrivals changes with what it knows.
                desk.markStale();
            }
            member.users = report.users();
            if (!desk.isHolding()) {
                report.users().ended().forEach((type, ended) -> desk.ended(member, type, ended));
            }
        }
        heed(member, report);
        // What it is told of letters changes with them.
        if (member.mail.heard(report.lettersHeard()) || !report.letters().isEmpty()) {
            desk.markStale();
        }
        if (moved) {
            changed.run();
        }
    }

    /** Whether the users of the run are others now. */
    private boolean attend(Member member, Report report) {
        if (report.leaving()) {
            return leave(member, Presence.LEFT);
        }
        if (report.retiring() && !member.retiring) {
            member.retiring = true;
            desk.shareArrivals(System.nanoTime());
        }
        if (member.presence == Presence.THERE || !report.test().equals(desk.test())) {
            return false;
        }
        if (member.presence != Presence.ARRIVING) {
            LOG.log(System.Logger.Level.INFO, "Worker {0} is back", member.name);
        } else if (!member.joined) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Worker {0} has joined as number {1}",
                    member.name,
                    member.index);
        }
        member.joined = true;
        wishes.connected(member.name, member.index);
        member.presence = Presence.THERE;
        desk.markStale();
        if (desk.phase() == Phase.RUN) {
            member.tookPart = true;
            join(member);
        }
        notifyAll();
        return true;
    }

    private void join(Member member) {
        if (!desk.isHolding()) {
            desk.place(places -> places.join(member.name, System.nanoTime()));
            desk.shareArrivals(System.nanoTime());
        }
    }

    private boolean leave(Member member, Presence how) {
        boolean wasThere = member.presence == Presence.THERE;
        member.presence = how;
        notifyAll();
        if (wasThere && desk.phase() == Phase.RUN && !desk.isHolding()) {
            desk.place(places -> places.leave(member.name, System.nanoTime()));
            desk.shareArrivals(System.nanoTime());
        }
        return wasThere;
    }

    private void heed(Member member, Report report) {
        Report.Wish wish = report.wish();
        if (desk.phase() == Phase.RUN && desk.isAbout(report.epoch())) {
            wish.stop().ifPresent(wishes::stop);
        }
        if (wish.resets() > member.resetsWished) {
            member.resetsWished = wish.resets();
            wishes.resetStats();
        }
    }

    /** Whether the worker has just told all that there was to tell. */
    private boolean settle(Member member) {
        if (desk.phase() == Phase.STOP && !member.settled && sum.isComplete(member.tally)) {
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
            if (desk.phase() == Phase.STOP && member.tookPart && !member.settled) {
                moved |= settle(member) || giveUp(member, now);
            }
        }
        moved |= endSuccession(now);
        desk.giveOut(now);
        if (moved) {
            changed.run();
        }
    }

    private boolean endSuccession(long now) {
        boolean over = succession.isOver(now);
        if (over) {
            succession.end(now).forEach(this::lose);
        }
        return over;
    }

    private boolean lose(Member member) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Worker {0} is lost: nothing was heard of it for {1} s; others take its {2} users",
                member.name,
                patience.silence().toSeconds(),
                member.users.alive());
        wishes.lost(member.name);
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

    /** Sends a message of the test's own; false if there is no such worker. */
    synchronized boolean send(String type, String json, Predicate<String> to) {
        boolean sent = roster.send(type, json, to);
        desk.markStale();
        return sent;
    }

    synchronized boolean add() {
        return desk.add();
    }

    /** Ends all users, and waits for the rest of what was recorded. */
    synchronized void dismissAll() {
        stoppedNanos = System.nanoTime();
        desk.enter(Phase.STOP);
        look();
    }

    /** Sends all workers home; waits until they have said goodbye, but no longer than this. */
    synchronized void dismissWorkers(Duration longest) throws InterruptedException {
        desk.enter(Phase.QUIT);
        look();
        await(() -> there().isEmpty(), longest);
    }

    /** Waits until so many workers are there; false if they are not in time. */
    synchronized boolean awaitWorkers(int wanted, Duration longest) throws InterruptedException {
        return await(() -> workers() >= wanted, longest);
    }

    private boolean await(BooleanSupplier come, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!come.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / NANOS_PER_MILLI + 1);
        }
        return true;
    }

    /** Whether, as far as workers have told, nobody will arrive any more. */
    synchronized boolean nobodyArrives() {
        return desk.nobodyArrives();
    }

    /** How many times listeners have thrown exceptions on workers. */
    synchronized int listenerErrors() {
        return roster.all().stream().mapToInt(Member::listenerErrors).sum();
    }

    synchronized int intended() {
        return desk.users();
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
        return desk.phase() != Phase.RUN
                && roster.all().stream().allMatch(m -> !m.tookPart || m.settled);
    }

    /** How many workers are there. */
    synchronized int workers() {
        return there().size();
    }

    /** What is known of all of them. */
    synchronized List<WorkerStatus> statuses() {
        return roster.all().stream().map(Member::status).toList();
    }

    /** Those that are there. */
    synchronized List<String> there() {
        return roster.there();
    }
}
