package dev.acrida.engine;

import dev.acrida.Event;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;
import dev.acrida.engine.arrival.SharedArrivals;
import dev.acrida.spi.RowNumbers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One test of a led run. Confined to its loop, except for what says otherwise. */
final class LedTest {
    private final RunScope scope;
    private final LedCrew crew;
    private final LedInflow inflow;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile RunState state = RunState.SPAWNING;

    LedTest(RunPlan plan, RunScope scope, RunLoop loop, RowNumbers rows) {
        this.scope = scope.withWorkload(Workload.of(plan.rules(), () -> {}).withNumbers(rows));
        Duration stopTimeout = plan.stopTimeout();
        this.crew =
                new LedCrew(
                        plan.userClasses(),
                        this.scope,
                        loop,
                        Departure.Times.of(stopTimeout),
                        this::finishIfEmpty);
        this.inflow =
                new LedInflow(
                        plan.userClasses(),
                        scope.recorder(),
                        seat -> loop.execute(() -> join(seat)),
                        () -> loop.execute(this::lookAtInflow));
    }

    private void join(Seat seat) {
        if (isGoingOn()) {
            crew.join(seat);
        } else {
            seat.close();
        }
    }

    private void lookAtInflow() {
        if (inflow.isOver()) {
            crew.dismissServing();
        }
    }

    void start() {
        scope.recorder().reset();
        fire(new TestStart(scope.environment()));
    }

    void place(Map<String, UserTarget> targets) {
        if (isGoingOn()) {
            crew.place(targets);
        }
    }

    void spawned(int users) {
        if (isGoingOn()) {
            state = RunState.RUNNING;
            fire(new SpawningComplete(scope.environment(), users));
        }
    }

    void arrive(SharedArrivals arrivals) {
        if (isGoingOn()) {
            inflow.follow(arrivals);
        }
    }

    /** For any thread. */
    LedInflow inflow() {
        return inflow;
    }

    void pause(boolean paused) {
        inflow.pause(paused);
        if (paused) {
            scope.workload().gate().shut();
        } else {
            scope.workload().gate().open();
        }
    }

    /** No iterations are left: users end by themselves, and those that serve arrivals, too. */
    void finish() {
        if (isGoingOn()) {
            crew.stopAfterTask();
        }
    }

    void end() {
        if (isGoingOn()) {
            inflow.close();
            fire(new TestStopping(scope.environment()));
            state = RunState.STOPPING;
            crew.place(Map.of());
            crew.dismissServing();
            finishIfEmpty();
        }
    }

    /** For any thread. */
    RunState state() {
        return state;
    }

    /** For any thread. */
    LedCounts counts() {
        return crew.counts().withArrivals(inflow.known(), inflow.isOver());
    }

    /** Opens when the test has stopped and its listeners have been told. For any thread. */
    CountDownLatch stopped() {
        return stopped;
    }

    private boolean isGoingOn() {
        return state == RunState.SPAWNING || state == RunState.RUNNING;
    }

    private void finishIfEmpty() {
        if (state == RunState.STOPPING && crew.isGone()) {
            scope.recorder().end();
            state = RunState.STOPPED;
            fire(new TestStop(scope.environment()));
            stopped.countDown();
        }
    }

    private void fire(Event event) {
        if (scope.events().tell(event)) {
            scope.environment().stop();
        }
    }
}
