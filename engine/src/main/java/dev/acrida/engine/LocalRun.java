package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.Init;
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
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A run whose users are virtual threads of this process. */
public final class LocalRun implements Run {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final RunStatus READY =
            new RunStatus(RunState.READY, 0, Load.of(0, 1), 0, Optional.empty(), false);

    private final Departure.Times times;
    private final RunLoop loop = new RunLoop();
    private final StatsRecorder recorder = new StatsRecorder();
    private final EvidenceWatch watch;
    private final RunEnvironment environment;
    private volatile RunPlan plan;
    private volatile @Nullable TestRun test;
    private boolean closed;

    private LocalRun(RunPlan plan, Departure.Times times) {
        this.plan = plan;
        this.times = times;
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

    static LocalRun open(RunPlan plan, Departure.Times times) {
        LocalRun run = new LocalRun(plan, times);
        int errors = plan.events().errors();
        boolean refused = plan.events().tell(new Init(run.environment));
        if (refused || plan.events().errors() > errors) {
            run.close();
            throw new TestDefinitionException(
                    "a listener of Init failed or stopped the test: nothing was started");
        }
        UsageWatch usage = UsageWatch.of(run.environment, plan.events());
        run.loop.every(UsageWatch.PERIOD, usage::look);
        run.loop.after(PromptThreads.SETTLED, PromptThreads::hurry);
        run.loop.every(PromptThreads.PERIOD, PromptThreads::hurry);
        run.watchMachine();
        return run;
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
        TestRun next = new TestRun(plan, scope, loop, times, load);
        test = next;
        loop.execute(next::start);
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
        RunStatus status = status();
        StatsSnapshot last = recorder.last(plan.intervals());
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
