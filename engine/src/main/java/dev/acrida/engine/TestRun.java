package dev.acrida.engine;

import dev.acrida.Event;
import dev.acrida.ResetStats;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;
import dev.acrida.Tick;
import dev.acrida.engine.dispatch.RampPace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One test from its start to the end of its last user, with the timers that belong to it. Confined
 * to the run's loop, except for {@code status} and {@code stopped}, which any thread may ask.
 */
final class TestRun implements Ramp.Steps, ShapeClock.Observer {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final RunScope scope;
    private final RunLoop loop;
    private final Crew crew;
    private final List<RunLoop.Timer> timers = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Ramp ramp;
    private boolean spawnedBefore;
    private boolean iterationsTaken;
    private Tick.@Nullable Load lastTick;
    private volatile RunState state = RunState.SPAWNING;
    private volatile Load load;
    private volatile @Nullable StopReason reason;

    TestRun(RunPlan plan, RunScope scope, RunLoop loop, Crews crews, Load load) {
        this.plan = plan;
        this.scope =
                scope.withWorkload(
                        Workload.of(plan.rules(), () -> loop.execute(this::iterationsTaken)));
        this.loop = loop;
        this.load = load;
        this.crew = crews.crew(this.scope, loop, this::usersEnded);
    }

    /** Begins: to be called once. */
    void start() {
        scope.recorder().reset();
        fire(new TestStart(scope.environment()));
        timers.add(loop.every(SECOND, this::closeSecond));
        load.runTime()
                .ifPresent(
                        time -> timers.add(loop.after(time, () -> stop(StopReason.RUN_TIME_UP))));
        if (state == RunState.SPAWNING) {
            plan.shape().ifPresentOrElse(this::follow, this::beginRamp);
        }
    }

    private void follow(ShapePlan shape) {
        ShapeClock clock = new ShapeClock(shape, scope.environment(), loop, this);
        timers.add(loop.every(SECOND, clock::tick));
        clock.tick();
    }

    @Override
    public void wants(Tick tick) {
        if (!isGoingOn()) {
            return;
        }
        switch (tick) {
            case Tick.Stop end -> stop(StopReason.SHAPE_ENDED);
            case Tick.Load wanted when !wanted.equals(lastTick) -> adopt(wanted);
            case Tick.Load same -> {}
        }
    }

    private void adopt(Tick.Load wanted) {
        lastTick = wanted;
        try {
            if (!wanted.userClasses().isEmpty()) {
                crew.restrictTo(wanted.userClasses().stream().map(Class::getSimpleName).toList());
            }
            change(wanted.users(), wanted.spawnRate());
        } catch (IllegalArgumentException e) {
            failed(e);
        }
    }

    @Override
    public void failed(Throwable exception) {
        if (isGoingOn()) {
            scope.exceptions().record("the load shape", exception);
            stop(StopReason.SHAPE_FAILED);
        }
    }

    /** Changes the number of users, from where it is. */
    void edit(int users, double spawnRate) {
        if (plan.shape().isPresent()) {
            LOG.log(System.Logger.Level.INFO, "The load shape decides how many users there are");
        } else if (isGoingOn()) {
            change(users, spawnRate);
        }
    }

    private void change(int users, double spawnRate) {
        if (iterationsTaken) {
            return;
        }
        load = new Load(users, spawnRate, load.runTime());
        state = RunState.SPAWNING;
        beginRamp();
    }

    /** Stops all users; the first reason counts. */
    void stop(StopReason why) {
        if (!isGoingOn()) {
            return;
        }
        reason = why;
        LOG.log(System.Logger.Level.INFO, "Stopping: {0}", why.text());
        cancelRamp();
        fire(new TestStopping(scope.environment()));
        state = RunState.STOPPING;
        crew.dismissAll();
        finishIfEmpty();
    }

    RunStatus status() {
        return new RunStatus(
                state, crew.alive(), load, crew.failedToStart(), Optional.ofNullable(reason));
    }

    /** Opens when the test has stopped and its listeners have been told. */
    CountDownLatch stopped() {
        return stopped;
    }

    @Override
    public boolean add() {
        return crew.add();
    }

    @Override
    public void remove() {
        crew.remove();
    }

    @Override
    public void complete() {
        state = RunState.RUNNING;
        if (plan.resetStats() && !spawnedBefore) {
            scope.recorder().reset();
            fire(new ResetStats(scope.environment()));
        }
        spawnedBefore = true;
        // Users elsewhere are told of at once, and only later tell that they live.
        int users = Math.max(crew.staying(), crew.alive());
        fire(new SpawningComplete(scope.environment(), users));
        stopIfAllHaveEnded();
    }

    private void beginRamp() {
        crew.spawnRate(load.spawnRate());
        RampPace pace = new RampPace(crew.staying(), load.users(), load.spawnRate());
        ramp = ramp == null ? Ramp.of(pace, loop, this) : ramp.then(pace);
        ramp.advance();
    }

    private void cancelRamp() {
        if (ramp != null) {
            ramp.cancel();
        }
    }

    private boolean isGoingOn() {
        return state == RunState.SPAWNING || state == RunState.RUNNING;
    }

    private void usersEnded() {
        stopIfAllHaveEnded();
        finishIfEmpty();
    }

    /** Who waits or starts now would find nothing to do; who runs its last task may finish it. */
    private void iterationsTaken() {
        if (isGoingOn()) {
            cancelRamp();
            iterationsTaken = true;
            state = RunState.RUNNING;
            crew.stopAfterTask();
            stopIfAllHaveEnded();
        }
    }

    private void stopIfAllHaveEnded() {
        if (state != RunState.RUNNING || crew.staying() > 0 || crew.alive() > 0) {
            return;
        }
        if (iterationsTaken) {
            stop(StopReason.ITERATIONS_DONE);
        } else if (load.users() > 0 && (plan.shape().isEmpty() || crew.allFailedToStart())) {
            stop(
                    crew.allFailedToStart()
                            ? StopReason.ALL_USERS_FAILED
                            : StopReason.ALL_USERS_ENDED);
        }
    }

    private void finishIfEmpty() {
        if (state == RunState.STOPPING && crew.isGone()) {
            timers.forEach(RunLoop.Timer::cancel);
            scope.recorder().end();
            state = RunState.STOPPED;
            fire(new TestStop(scope.environment()));
            stopped.countDown();
        }
    }

    private void closeSecond() {
        plan.intervals().accept(scope.recorder().tick());
    }

    private void fire(Event event) {
        if (scope.events().tell(event)) {
            loop.execute(() -> stop(StopReason.STOP_TEST));
        }
    }

    /** Makes the crew of a test. */
    interface Crews {
        /**
         * A crew without users.
         *
         * @param changed to be run on the loop whenever users have ended
         */
        Crew crew(RunScope scope, RunLoop loop, Runnable changed);
    }
}
