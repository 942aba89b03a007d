package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.Init;
import dev.acrida.NodeRole;
import dev.acrida.Quit;
import dev.acrida.Quitting;
import dev.acrida.ResetStats;
import dev.acrida.RunState;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.EvidenceWatch;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.spi.ClientFactory;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** A run that is steered by this process, and whose users are its virtual threads, unless told. */
public final class LocalRun implements Run {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final RunStatus READY =
            new RunStatus(
                    RunState.READY, 0, Load.of(0, 1), 0, Optional.empty(), false, Optional.empty());

    private final TestRun.Crews crews;
    private final RunLoop loop = new RunLoop();
    private final StatsRecorder recorder;
    private final EvidenceWatch watch;
    private final RunEnvironment environment;
    private volatile RunPlan plan;
    private volatile @Nullable TestRun test;
    private boolean closed;

    private LocalRun(RunPlan plan, StatsRecorder recorder, TestRun.Crews crews) {
        this.plan = plan;
        this.recorder = recorder;
        this.crews = crews;
        this.watch = EvidenceWatch.ofThisMachine(plan.clients());
        this.environment = new RunEnvironment(this, plan, this::plan);
    }

    /**
     * Sets up a run and fires {@link Init}.
     *
     * @throws TestDefinitionException if a user class lacks a host, or a listener of {@link Init}
     *     fails
     */
    public static LocalRun open(RunPlan plan) {
        plan.requireHosts();
        return openWithoutHosts(plan);
    }

    /**
     * Like {@link #open}, but a host may still be missing: it is wanted when a test is started.
     *
     * @throws TestDefinitionException if a listener of {@link Init} fails
     */
    public static LocalRun openWithoutHosts(RunPlan plan) {
        return open(plan, Departure.Times.of(plan.stopTimeout()));
    }

    /**
     * Sets up a run that is steered here, while its users are elsewhere; fires {@link Init}.
     *
     * @param recorder where what they do is added
     * @param muster makes the crew of each test
     * @param post carries messages of the test's own
     * @throws TestDefinitionException as {@link #openWithoutHosts}
     */
    public static LocalRun open(
            RunPlan plan, StatsRecorder recorder, Crew.Muster muster, Post post) {
        TestRun.Crews crews =
                (cast, scope, loop, changed) -> muster.crew(() -> loop.execute(changed));
        LocalRun run = new LocalRun(plan, recorder, crews);
        run.environment.messages().connect(post);
        run.environment.takes(NodeRole.MASTER, 0);
        return run.begun();
    }

    static LocalRun open(RunPlan plan, Departure.Times times) {
        TestRun.Crews crews =
                (cast, scope, loop, changed) -> new LocalCrew(cast, scope, loop, times, changed);
        return new LocalRun(plan, new StatsRecorder(), crews).begun();
    }

    private LocalRun begun() {
        int errors = plan.events().errors();
        boolean refused = plan.events().tell(new Init(environment));
        if (refused || plan.events().errors() > errors) {
            close();
            throw new TestDefinitionException(
                    "a listener of Init failed or stopped the test: nothing was started");
        }
        UsageWatch usage = UsageWatch.of(environment, plan.events());
        loop.every(UsageWatch.PERIOD, usage::look);
        loop.after(PromptThreads.SETTLED, PromptThreads::hurry);
        loop.every(PromptThreads.PERIOD, PromptThreads::hurry);
        watchMachine();
        return this;
    }

    private void watchMachine() {
        plan.events().first(TestStart.class, _ -> watch.begin());
        plan.events().first(ResetStats.class, _ -> watch.begin());
        plan.events().first(TestStop.class, _ -> watch.end());
        loop.every(EvidenceWatch.PERIOD, watch::look);
    }

    @Override
    public synchronized void start(Load load) {
        if (isGoingOn("start the next")) {
            return;
        }
        plan.requireHosts();
        RunScope scope = RunScope.of(environment, recorder, plan);
        TestRun next = new TestRun(plan, scope, loop, crews, load);
        test = next;
        loop.execute(next::start);
    }

    /**
     * Goes on with a test that another process had steered, instead of starting one.
     *
     * @param recorded what was recorded until then
     */
    public synchronized void resume(Load load, Progress progress, Interval recorded) {
        recorder.resetSince(progress.elapsed());
        recorder.add(recorded);
        RunScope scope = RunScope.of(environment, recorder, plan);
        TestRun next = new TestRun(plan, scope, loop, crews, load);
        test = next;
        loop.execute(() -> next.start(progress));
    }

    /**
     * Looks whether the users of the test, which are elsewhere, have begun all of its iterations.
     *
     * @param given how many were handed out in the test that was begun last, if it is not told
     *     here; asked after that test is known, so that no count is taken for a later test's
     */
    public void lookAtIterations(ToLongFunction<String> given) {
        TestRun current = test;
        OptionalLong all = plan.rules().iterations();
        if (current != null
                && all.isPresent()
                && given.applyAsLong(IterationBudget.Shared.NAME) >= all.getAsLong()) {
            loop.execute(current::iterationsTaken);
        }
    }

    /** How far the test that goes on has come; empty if none does, or its users are here. */
    public Optional<Progress> progress() {
        TestRun current = test;
        return current == null || environment.role() != NodeRole.MASTER
                ? Optional.empty()
                : Optional.of(current.progress());
    }

    @Override
    public synchronized void recast(Cast cast) {
        if (!isGoingOn("change who takes part")) {
            plan = plan.with(cast);
        }
    }

    private boolean isGoingOn(String wanted) {
        boolean goingOn = test != null && test.stopped().getCount() > 0;
        if (goingOn) {
            LOG.log(System.Logger.Level.WARNING, "a test is going on: stop it to " + wanted);
        }
        return goingOn;
    }

    private RunPlan plan() {
        return plan;
    }

    @Override
    public void pause() {
        TestRun current = test;
        if (current != null) {
            loop.execute(current::pause);
        }
    }

    @Override
    public void resume() {
        TestRun current = test;
        if (current != null) {
            loop.execute(current::resume);
        }
    }

    @Override
    public void edit(int users, double spawnRate) {
        TestRun current = test;
        if (current != null) {
            loop.execute(() -> current.edit(users, spawnRate));
        }
    }

    @Override
    public void edit(String userClass, ArrivalRate rate) {
        TestRun current = test;
        if (current != null) {
            loop.execute(() -> current.edit(userClass, rate));
        }
    }

    @Override
    public void stop(StopReason reason) {
        TestRun current = test;
        if (current != null) {
            loop.execute(() -> current.stop(reason));
        }
    }

    @Override
    public void stopNow() {
        TestRun current = test;
        if (current != null) {
            loop.execute(current::stopNow);
        }
    }

    @Override
    public void resetStats() {
        loop.execute(
                () -> {
                    recorder.reset();
                    plan.events().tell(new ResetStats(environment));
                });
    }

    @Override
    public RunStatus status() {
        TestRun current = test;
        return current == null ? READY : current.status();
    }

    @Override
    public StatsSnapshot stats() {
        return recorder.snapshot();
    }

    /** Hands a message from another node to the test, on this thread. */
    public void receive(String type, String json, String from) {
        environment.messages().receive(type, json, from);
    }

    @Override
    public PageAdditions page() {
        return environment.page();
    }

    @Override
    public Evidence evidence() {
        return watch.evidence();
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        TestRun current = test;
        if (current != null) {
            current.stopped().await();
        }
    }

    @Override
    public boolean awaitStopped(Duration longest) throws InterruptedException {
        TestRun current = test;
        return current == null || current.stopped().await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public RunOutcome quitting() {
        plan.events().tell(new Quitting(environment));
        return outcome(recorder.last(plan.intervals()));
    }

    @Override
    public RunOutcome outcome() {
        return outcome(stats());
    }

    private RunOutcome outcome(StatsSnapshot last) {
        RunStatus status = status();
        return new RunOutcome(
                environment.exitCode(),
                last,
                status.stopReason(),
                status.failedToStart(),
                plan.events().errors(),
                Judgement.of(VerdictRules.judge(evidence(), last)));
    }

    @Override
    public void quit(int exitCode) {
        plan.events().tell(new Quit(exitCode));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop(StopReason.QUIT);
        try {
            awaitStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        plan.clients().forEach(ClientFactory::close);
    }
}
