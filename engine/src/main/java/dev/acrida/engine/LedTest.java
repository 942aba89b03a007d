package dev.acrida.engine;

import dev.acrida.Event;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One test of a led run. Confined to its loop, except for what says otherwise. */
final class LedTest {
    private final RunScope scope;
    private final LedCrew crew;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile RunState state = RunState.SPAWNING;

    LedTest(RunPlan plan, RunScope scope, RunLoop loop) {
        // A budget of iterations would be one of this process only: its leader has none.
        this.scope = scope.withWorkload(Workload.of(plan.rules(), () -> {}));
        Duration stopTimeout = plan.stopTimeout();
        this.crew =
                new LedCrew(
                        plan.userClasses(),
                        this.scope,
                        loop,
                        Departure.Times.of(stopTimeout),
                        this::finishIfEmpty);
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

    void pause(boolean paused) {
        if (paused) {
            scope.workload().gate().shut();
        } else {
            scope.workload().gate().open();
        }
    }

    void end() {
        if (isGoingOn()) {
            fire(new TestStopping(scope.environment()));
            state = RunState.STOPPING;
            crew.place(Map.of());
            finishIfEmpty();
        }
    }

    /** For any thread. */
    RunState state() {
        return state;
    }

    /** For any thread. */
    LedCounts counts() {
        return crew.counts();
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
