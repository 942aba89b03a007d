package dev.acrida.engine;

import dev.acrida.Event;
import dev.acrida.ResetStats;
import dev.acrida.RunState;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserClass;
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
final class TestRun implements Ramp.Steps, ShapeFollower.Host, Inflow.Host {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int FAILED_ARRIVALS = 100;

    private final RunPlan plan;
    private final RunScope scope;
    private final RunLoop loop;
    private final Crew crew;
    private final LoadSplit split;
    private final Inflow inflow;

    /** The crew, if its users are here: only such serve arrivals. */
    private final Optional<LocalCrew> here;

    private final List<RunLoop.Timer> timers = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Ramp ramp;
    private volatile long began = System.nanoTime();
    private volatile boolean spawnedBefore;
    private boolean iterationsTaken;
    private volatile RunState state = RunState.SPAWNING;
    private volatile Load load;
    private volatile boolean paused;
    private volatile @Nullable StopReason reason;

    TestRun(RunPlan plan, RunScope scope, RunLoop loop, Crews crews, Load load) {
        this.plan = plan;
        this.scope =
                scope.withWorkload(
                        Workload.of(plan.rules(), () -> loop.execute(this::iterationsTaken)));
        this.loop = loop;
        this.load = load;
        this.crew = crews.crew(plan, this.scope, loop, this::usersEnded);
        this.here = crew instanceof LocalCrew local ? Optional.of(local) : Optional.empty();
        this.split = LoadSplit.of(plan.userClasses(), load.open());
        this.inflow =
                new Inflow(
                        plan.userClasses(),
                        load.open(),
                        split,
                        crew.entrance().orElseGet(this::lobby),
                        this);
    }

    private Entrance lobby() {
        Lobby lobby =
                new Lobby(
                        load.open().maxUsers(),
                        scope.recorder(),
                        seat -> loop.execute(() -> join(seat)),
                        () -> loop.execute(this::lookAtInflow));
        return new LobbyEntrance(scope.recorder(), lobby, System::nanoTime);
    }

    private void lookAtInflow() {
        inflow.look();
    }

    /** Begins: to be called once. */
    void start() {
        scope.recorder().reset();
        start(Progress.NONE);
    }

    /** Goes on with a test that had come so far; what it had recorded is recorded already. */
    void start(Progress progress) {
        fire(new TestStart(scope.environment()));
        timers.add(loop.every(SECOND, this::closeSecond));
        began = System.nanoTime() - progress.elapsed().toNanos();
        spawnedBefore = progress.spawned();
        load.runTime().ifPresent(time -> stopAt(began + time.toNanos()));
        for (int i = 0; i < progress.users(); i++) {
            var _ = crew.add();
        }
        if (state == RunState.SPAWNING) {
            if (!split.open().isEmpty()) {
                crew.restrictTo(split.closed().stream().map(UserClass::name).toList());
            }
            inflow.begin(began, load.runTime());
            plan.shape().ifPresentOrElse(this::follow, this::beginRamp);
        }
    }

    private void stopAt(long nanos) {
        Duration left = Duration.ofNanos(nanos - System.nanoTime());
        timers.add(loop.after(left, () -> stop(StopReason.RUN_TIME_UP)));
    }

    private void follow(ShapePlan shape) {
        ShapeFollower follower = new ShapeFollower(crew, inflow, this);
        ShapeClock clock = new ShapeClock(shape, scope.environment(), began, loop, follower);
        timers.add(loop.every(SECOND, clock::tick));
        clock.tick();
    }

    @Override
    public void shapeFailed(Throwable exception) {
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

    /** Changes how fast users arrive: those of a class, or of all that share a rate. */
    void edit(String userClass, ArrivalRate rate) {
        if (plan.shape().isPresent()) {
            LOG.log(System.Logger.Level.INFO, "The load shape decides how users arrive");
        } else if (isGoingOn() && !iterationsTaken) {
            OpenLoad open = load.open();
            load =
                    load.withOpen(
                            userClass.isEmpty()
                                    ? open.withShared(rate)
                                    : open.withOwn(userClass, rate));
            inflow.change(userClass, rate);
        }
    }

    @Override
    public void change(int users, double spawnRate) {
        if (iterationsTaken) {
            return;
        }
        load = load.withUsers(users, spawnRate);
        state = RunState.SPAWNING;
        if (!paused) {
            beginRamp();
        }
    }

    /** Lets users finish their tasks and then wait; nobody comes or goes meanwhile. */
    void pause() {
        if (isGoingOn() && !paused) {
            paused = true;
            LOG.log(System.Logger.Level.INFO, "Pausing: users wait after their tasks");
            scope.workload().gate().shut();
            inflow.pause(true);
            crew.pause(true);
            cancelRamp();
        }
    }

    /** Lets users and the ramp go on. */
    void resume() {
        if (paused) {
            paused = false;
            LOG.log(System.Logger.Level.INFO, "Going on after the pause");
            scope.workload().gate().open();
            inflow.pause(false);
            crew.pause(false);
            if (state == RunState.SPAWNING) {
                beginRamp();
            }
        }
    }

    /** Stops all users; the first reason counts. */
    @Override
    public void stop(StopReason why) {
        if (!isGoingOn()) {
            return;
        }
        reason = why;
        paused = false;
        LOG.log(System.Logger.Level.INFO, "Stopping: {0}", why.text());
        cancelRamp();
        inflow.stop();
        fire(new TestStopping(scope.environment()));
        state = RunState.STOPPING;
        crew.dismissAll();
        finishIfEmpty();
    }

    /** Like {@link #stop}, without time for users to finish their tasks. */
    void stopNow() {
        stop(StopReason.ASKED);
        here.ifPresent(LocalCrew::cut);
    }

    /** How far it has come. For any thread, while its crew can be asked from any. */
    Progress progress() {
        return new Progress(
                Duration.ofNanos(System.nanoTime() - began), crew.staying(), spawnedBefore);
    }

    RunStatus status() {
        return new RunStatus(
                state,
                crew.alive(),
                load,
                crew.failedToStart(),
                Optional.ofNullable(reason),
                paused,
                here.flatMap(_ -> scope.workload().budget().count()));
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
        fire(new SpawningComplete(scope.environment(), Math.max(crew.staying(), crew.alive())));
        stopIfAllHaveEnded();
    }

    private void beginRamp() {
        crew.spawnRate(load.spawnRate());
        int target = Math.max(load.users(), load.open().any() ? split.fixedUsers() : 0);
        RampPace pace = new RampPace(crew.staying(), target, load.spawnRate());
        ramp = ramp == null ? Ramp.of(pace, loop, this) : ramp.then(pace);
        ramp.advance();
    }

    private void cancelRamp() {
        if (ramp != null) {
            ramp.cancel();
        }
    }

    @Override
    public boolean isGoingOn() {
        return state == RunState.SPAWNING || state == RunState.RUNNING;
    }

    private void usersEnded() {
        inflow.look();
        stopIfAllHaveEnded();
        finishIfEmpty();
    }

    /** Who waits or starts now would find nothing to do; who runs its last task may finish it. */
    void iterationsTaken() {
        if (isGoingOn() && !iterationsTaken) {
            cancelRamp();
            inflow.stop();
            iterationsTaken = true;
            state = RunState.RUNNING;
            crew.stopAfterTask();
            stopIfAllHaveEnded();
        }
    }

    private void join(Seat seat) {
        if (isGoingOn() && !iterationsTaken) {
            here.ifPresentOrElse(crew -> crew.join(seat), seat::close);
        } else {
            seat.close();
        }
    }

    @Override
    public void inflowEnded() {
        if (plan.shape().isEmpty() && isGoingOn()) {
            if (crew.staying() == 0 && state == RunState.RUNNING) {
                stop(StopReason.ARRIVALS_DONE);
            } else {
                here.ifPresent(LocalCrew::dismissServing);
            }
        }
    }

    private void stopIfAllHaveEnded() {
        if (state != RunState.RUNNING || crew.staying() > 0 || crew.alive() > 0) {
            return;
        }
        if (inflow.isGoingOn()) {
            stopIfNobodyCanStart();
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

    /** One user that fails may have had bad luck; so many in a row have not. */
    private void stopIfNobodyCanStart() {
        if (crew.allFailedToStart() && crew.started() >= FAILED_ARRIVALS) {
            stop(StopReason.ALL_USERS_FAILED);
        }
    }

    private void finishIfEmpty() {
        if (state == RunState.STOPPING && crew.isGone()) {
            timers.forEach(RunLoop.Timer::cancel);
            closeSecond();
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
        Crew crew(RunPlan plan, RunScope scope, RunLoop loop, Runnable changed);
    }
}
