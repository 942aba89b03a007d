package dev.acrida.cluster.worker;

import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Report;
import dev.acrida.cluster.worker.Worker.End;
import dev.acrida.cluster.worker.Worker.FetchedTest;
import dev.acrida.engine.RunPlan;

import io.grpc.StatusRuntimeException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A worker's time with one test: reports each second, and follows orders as soon as there are any.
 */
final class Shift implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** How long a worker that is dismissed goes on telling what is left. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final MasterLink link;
    private final WorkerSettings settings;
    private final Semaphore news = new Semaphore(0);
    private final RowWindow rows;
    private final Follower follower;
    private final Told told;
    private final Thread watching;
    private volatile boolean over;
    private volatile long heardNanos = System.nanoTime();

    Shift(RunPlan plan, FetchedTest test, MasterLink link, WorkerSettings settings) {
        this.link = link;
        this.settings = settings;
        this.rows = new RowWindow(link::take, backoff());
        this.follower = new Follower(plan, test, new Outbox(), settings.log(), rows, news::release);
        this.told = follower.told(settings.name());
        this.watching = Thread.ofVirtual().name("orders").unstarted(this::watch);
    }

    End work() throws InterruptedException {
        watching.start();
        Backoff backoff = backoff();
        long due = System.nanoTime();
        while (true) {
            boolean told = report(backoff);
            Optional<End> end = end(told);
            if (end.isPresent()) {
                return end.get();
            }
            if (told && follower.isDone()) {
                continue;
            }
            due = Math.max(due + SECOND_NANOS, System.nanoTime());
            Duration pause = told ? Duration.ofNanos(due - System.nanoTime()) : backoff.next();
            news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            news.drainPermits();
        }
    }

    private boolean report(Backoff backoff) {
        told.reporting();
        Report report = follower.report();
        long asked = System.nanoTime();
        try {
            Orders orders = link.report(report);
            heard(orders, report, asked);
            backoff.reset();
            told.answered();
            return true;
        } catch (StatusRuntimeException e) {
            missed(e);
            return false;
        }
    }

    private void heard(Orders orders, Report report, long asked) {
        heardNanos = System.nanoTime();
        follower.heard(report, orders, asked);
        follower.follow(orders);
    }

    private void missed(StatusRuntimeException e) {
        Optional<String> refusal = Refused.reason(e);
        if (refusal.isPresent()) {
            throw new ClusterException(
                    "the master does not want this worker any more: " + refusal.get(), e);
        }
        LOG.log(System.Logger.Level.DEBUG, "the master does not answer", e);
        link.retry();
        if (unheard().compareTo(settings.orphaned()) > 0) {
            follower.orphan();
        }
    }

    private Duration unheard() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    private Optional<End> end(boolean told) {
        if (follower.isDone() && (follower.hasSaidGoodbye() || isMissed(told))) {
            return Optional.of(End.DISMISSED);
        }
        if (follower.isOutdated()) {
            return Optional.of(End.OTHER_TEST);
        }
        boolean unwanted = follower.isGoing() && unheard().compareTo(FAREWELL) > 0;
        if (unwanted || unheard().compareTo(settings.patience()) > 0) {
            return Optional.of(End.MASTER_LOST);
        }
        return Optional.empty();
    }

    /** The master has everything; whether it has heard goodbye does not matter if it is gone. */
    private boolean isMissed(boolean told) {
        return !told && (follower.isDismissed() || unheard().compareTo(FAREWELL) > 0);
    }

    private void watch() {
        Backoff backoff = backoff();
        while (!over) {
            try {
                Orders orders = link.watch(follower.revision());
                if (!over) {
                    heardNanos = System.nanoTime();
                    follower.follow(orders);
                    backoff.reset();
                }
            } catch (StatusRuntimeException e) {
                // The report that follows finds out whether that matters.
                if (!pause(backoff.next())) {
                    return;
                }
            }
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Backoff backoff() {
        return new Backoff(RandomGenerator.getDefault(), FIRST_WAIT, LONGEST_WAIT);
    }

    /** For any thread. */
    void leave() {
        follower.leave();
    }

    @Override
    public void close() {
        over = true;
        watching.interrupt();
        follower.close();
        rows.close();
    }
}
