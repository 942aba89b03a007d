package dev.acrida.cluster.worker;

import dev.acrida.UsageMonitor;
import dev.acrida.cluster.wire.Letter;
import dev.acrida.cluster.wire.LogLines;
import dev.acrida.cluster.wire.Mail;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Report;
import dev.acrida.cluster.worker.Worker.FetchedTest;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.LedRun;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.StopReason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Brings this process to what the orders say, whatever it did before. Thread-safe: guarded by
 * itself.
 */
final class Follower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Duration LONGEST_END = Duration.ofMinutes(1);

    /** How long one that leaves waits until others have its arrivals. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    /** How long one that leaves waits until what it told is on the master's disk. */
    private static final Duration LONGEST_KEPT = Duration.ofSeconds(30);

    /** Of the log, in one report: who logs more has the rest in its own log. */
    private static final int MOST_LINES = 100;

    private final String test;
    private final Outbox outbox;
    private final Runnable news;
    private final Supplier<LogLines> log;
    private final RowWindow rows;
    private final LedRun run;
    private final EventBus events;
    private final Mail mail = new Mail();
    private final MasterClock clock = new MasterClock();
    private final ExecutorService deliveries =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("messages").factory());
    private @Nullable Orders orders;
    private long epoch;
    private long recording;
    private int spawned;
    private boolean paused;
    private boolean active;
    private boolean leaving;
    private long leavingNanos;
    private boolean orphaned;
    private boolean saidGoodbye;
    private Optional<StopReason> wantsStop = Optional.empty();
    private long wantsResets;
    private long logHeard;
    private volatile @Nullable UsageMonitor usage;

    /**
     * Sets up the run of a test.
     *
     * @param fetched the test
     * @param log the last lines of this process's log
     * @param rows where users get rows that nobody else gets
     * @param news to be run when there is something to report at once
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    Follower(
            RunPlan plan,
            FetchedTest fetched,
            Outbox outbox,
            Supplier<LogLines> log,
            RowWindow rows,
            Runnable news) {
        this.test = fetched.id();
        this.events = plan.events();
        this.outbox = outbox;
        this.log = log;
        this.rows = rows;
        this.news = news;
        plan.events().on(UsageMonitor.class, event -> usage = event);
        MasterPost post = new MasterPost(mail, news);
        this.run =
                LedRun.open(
                        plan.withIntervals(outbox::add), fetched.index(), new Asking(), post, rows);
    }

    /** By which the test itself is told of reports. */
    Told told(String worker) {
        return new Told(events, run, mail, worker);
    }

    /** Does what the orders say, unless it knows later ones; they are heard again and again. */
    synchronized void follow(Orders heard) {
        mail.heard(heard.lettersHeard());
        mail.take(heard.letters()).forEach(this::deliver);
        Orders known = orders;
        if (known != null && heard.revision() < known.revision()) {
            return;
        }
        orders = heard;
        orphaned = false;
        beginRecording(heard);
        switch (heard.phase()) {
            case RUN -> haveUsers(heard);
            case HOLD -> {}
            case IDLE, STOP -> end();
            case QUIT -> {
                end();
                news.run();
            }
        }
    }

    /** Also when the test is to stop: what is left to report is then of the new recording. */
    private void beginRecording(Orders heard) {
        if (active && heard.epoch() == epoch && heard.recording() != recording) {
            recording = heard.recording();
            outbox.expect(recording);
            run.forget();
        }
    }

    private void deliver(Letter letter) {
        deliveries.execute(() -> run.receive(letter.type(), letter.json(), MasterPost.MASTER));
    }

    private void haveUsers(Orders heard) {
        if ((leaving && !run.isInTurn()) || !heard.test().equals(test)) {
            end();
            return;
        }
        if (heard.epoch() != epoch || !active) {
            begin(heard);
        }
        run.place(heard.users());
        if (clock.isKnown()) {
            heard.arrivals()
                    .map(arrivals -> arrivals.withOrigin(clock.here(arrivals.originNanos())))
                    .ifPresent(run::arrive);
        }
        if (heard.paused() != paused) {
            paused = heard.paused();
            run.pause(paused);
        }
        if (heard.finishing()) {
            run.finish();
        }
        if (heard.spawned() != spawned) {
            spawned = heard.spawned();
            if (spawned > 0) {
                run.spawned(spawned);
            }
        }
    }

    private void begin(Orders heard) {
        end();
        awaitEnd();
        epoch = heard.epoch();
        recording = heard.recording();
        spawned = 0;
        paused = false;
        active = true;
        wantsStop = Optional.empty();
        outbox.expect(recording);
        rows.begin(epoch);
        run.begin();
    }

    /** Ends all users; when the last one has gone, the rest is reported at once. */
    private void end() {
        if (!active) {
            return;
        }
        active = false;
        run.end();
        Thread.ofVirtual()
                .name("drain")
                .start(
                        () -> {
                            awaitEnd();
                            run.flush(
                                    () -> {
                                        outbox.complete();
                                        news.run();
                                    });
                        });
    }

    private void awaitEnd() {
        try {
            if (!run.awaitStopped(LONGEST_END)) {
                LOG.log(System.Logger.Level.WARNING, "Users of the test before do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No master was heard for long: nobody wants these users. They come back when one does. */
    synchronized void orphan() {
        if (active && !orphaned) {
            orphaned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No master was heard for too long: ending all users until one is");
            run.place(Map.of());
        }
    }

    /** This process shall end: its users do, and no others come, once arrivals go elsewhere. */
    synchronized void leave() {
        leaving = true;
        leavingNanos = System.nanoTime();
        endIfOutOfTurn();
        news.run();
    }

    private void endIfOutOfTurn() {
        boolean late = System.nanoTime() - leavingNanos > LONGEST_TURN.toNanos();
        if (leaving && (late || !run.isInTurn())) {
            end();
        }
    }

    /** Whether the master wants this process to end. */
    synchronized boolean isDismissed() {
        return orders != null && orders.phase() == Orders.Phase.QUIT;
    }

    /** Whether the master has another test by now. */
    synchronized boolean isOutdated() {
        return orders != null && !orders.test().equals(test);
    }

    /**
     * The master has answered this report.
     *
     * @param asked when it was sent, by this process's monotonic clock
     */
    synchronized void heard(Report report, Orders answer, long asked) {
        if (outbox.heard(answer.receipt())) {
            clock.forget();
        }
        clock.answered(asked, System.nanoTime(), answer.masterNanos());
        run.confirm(asked);
        logHeard = Math.max(logHeard, report.log().last());
        saidGoodbye |= report.leaving();
    }

    /** Whether the master knows that this process ends. */
    synchronized boolean hasSaidGoodbye() {
        return saidGoodbye;
    }

    /** Whether this process is about to end. */
    synchronized boolean isGoing() {
        return leaving || isDismissed();
    }

    /** Whether nothing is left to do here. */
    synchronized boolean isDone() {
        return !active && isGoing() && (epoch == 0 || isKept());
    }

    /** A master that ends needs it no longer than that; one that goes on may be killed. */
    private boolean isKept() {
        boolean late = leaving && System.nanoTime() - leavingNanos > LONGEST_KEPT.toNanos();
        return (isDismissed() || late) ? outbox.isDelivered() : outbox.isDurable();
    }

    /** The revision of the orders that it follows; 0 for none. */
    synchronized long revision() {
        return orders == null ? 0 : orders.revision();
    }

    /** What there is to report. */
    synchronized Report report() {
        endIfOutOfTurn();
        UsageMonitor used = usage;
        return new Report(
                test,
                epoch,
                run.counts(),
                outbox.next(),
                new Report.Wish(wantsStop, wantsResets),
                new Report.Health(
                        used == null ? OptionalDouble.empty() : OptionalDouble.of(used.cpuUsage()),
                        used == null ? OptionalLong.empty() : OptionalLong.of(used.memoryUsage()),
                        Runtime.getRuntime().availableProcessors(),
                        System.currentTimeMillis(),
                        events.errors()),
                mail.unheard(),
                mail.taken(),
                log.get().after(logHeard, MOST_LINES),
                leaving,
                isDone());
    }

    /** Ends the run. */
    @Override
    public void close() {
        run.quitting();
        run.quit(0);
        run.close();
        deliveries.shutdown();
    }

    private synchronized void wantStop(StopReason reason) {
        if (wantsStop.isEmpty()) {
            wantsStop = Optional.of(reason);
        }
    }

    private synchronized void wantReset() {
        wantsResets++;
    }

    /** What this process's own test asks for is for the master to do. */
    private final class Asking implements LedRun.Leader {
        @Override
        public void stop(StopReason reason) {
            wantStop(reason);
            news.run();
        }

        @Override
        public void resetStats() {
            wantReset();
            news.run();
        }
    }
}
