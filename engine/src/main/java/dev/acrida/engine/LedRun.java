package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.Init;
import dev.acrida.NodeRole;
import dev.acrida.Quit;
import dev.acrida.Quitting;
import dev.acrida.ResetStats;
import dev.acrida.RunState;
import dev.acrida.engine.arrival.SharedArrivals;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.RowNumbers;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A run whose users are virtual threads of this process, and whose course somebody else decides:
 * what its own test asks for goes to the leader.
 */
public final class LedRun implements Run {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final Leader leader;
    private final RowNumbers rows;
    private final RunLoop loop = new RunLoop();
    private final StatsRecorder recorder = new StatsRecorder();
    private final RunEnvironment environment;
    private final RunScope scope;
    private volatile @Nullable LedTest test;
    private boolean closed;

    private LedRun(RunPlan plan, Leader leader, RowNumbers rows) {
        this.plan = plan;
        this.leader = leader;
        this.rows = rows;
        this.environment = new RunEnvironment(this, plan, () -> plan);
        this.scope = RunScope.of(environment, recorder, plan);
    }

    /**
     * Sets up a run and fires {@link Init}. A host may still be missing: its leader wants it before
     * a test is begun.
     *
     * @param index the number of this worker, from 0
     * @param post carries messages of the test's own
     * @param rows counts those that no other user of the whole run gets
     * @throws TestDefinitionException if a listener of {@link Init} fails
     */
    public static LedRun open(RunPlan plan, int index, Leader leader, Post post, RowNumbers rows) {
        LedRun run = new LedRun(plan, leader, rows);
        run.environment.messages().connect(post);
        run.environment.takes(NodeRole.WORKER, index);
        int errors = plan.events().errors();
        boolean refused = plan.events().tell(new Init(run.environment));
        if (refused || plan.events().errors() > errors) {
            run.close();
            throw new TestDefinitionException(
                    "a listener of Init failed or stopped the test: nothing was started");
        }
        run.loop.every(UsageWatch.PERIOD, UsageWatch.of(run.environment, plan.events())::look);
        run.loop.every(SECOND, run::closeSecond);
        return run;
    }

    /** Begins a test without users. One that is going on is ended first. */
    public void begin() {
        LedTest before = test;
        LedTest next = new LedTest(plan, scope, loop, rows);
        test = next;
        loop.execute(
                () -> {
                    if (before != null) {
                        before.end();
                    }
                    next.start();
                });
    }

    /** Brings the users of each class to this number, at once; those not named to 0. */
    public void place(Map<String, UserTarget> targets) {
        LedTest current = test;
        if (current != null) {
            loop.execute(() -> current.place(targets));
        }
    }

    /** Lets users arrive as is said here: what is known already is left. */
    public void arrive(SharedArrivals arrivals) {
        LedTest current = test;
        if (current != null) {
            loop.execute(() -> current.arrive(arrivals));
        }
    }

    /** The leader has answered what it was asked at this time: all that it said before is known. */
    public void confirm(long askedNanos) {
        LedTest current = test;
        if (current != null) {
            loop.execute(() -> current.inflow().confirm(askedNanos));
        }
    }

    /** Whether users may arrive here from now on. */
    public boolean isInTurn() {
        LedTest current = test;
        return current != null && current.inflow().isInTurn();
    }

    /** Lets users wait after their tasks, or go on. */
    public void pause(boolean paused) {
        LedTest current = test;
        if (current != null) {
            loop.execute(() -> current.pause(paused));
        }
    }

    /** No iterations are left for any user of the whole run: users end after their tasks. */
    public void finish() {
        LedTest current = test;
        if (current != null) {
            loop.execute(current::finish);
        }
    }

    /** All users of the run have been started, here and elsewhere. */
    public void spawned(int users) {
        LedTest current = test;
        if (current != null) {
            loop.execute(() -> current.spawned(users));
        }
    }

    /** Ends the test that is going on; ignored if none is. */
    public void end() {
        LedTest current = test;
        if (current != null) {
            loop.execute(current::end);
        }
    }

    /** Begins all statistics anew, and tells listeners. What was recorded before is not told. */
    public void forget() {
        loop.execute(
                () -> {
                    recorder.reset();
                    plan.events().tell(new ResetStats(environment));
                });
    }

    /** Tells at once what was recorded since it was told last, then runs this. */
    public void flush(Runnable then) {
        loop.execute(
                () -> {
                    closeSecond();
                    then.run();
                });
    }

    /** What became of the users of the test. */
    public LedCounts counts() {
        LedTest current = test;
        return current == null ? LedCounts.NONE : current.counts();
    }

    @Override
    public void start(Load load) {
        throw new UnsupportedOperationException("a led run is begun by its leader");
    }

    @Override
    public void edit(int users, double spawnRate) {
        throw new UnsupportedOperationException(
                "the users of a led run are its leader's to change");
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("a led run is paused by its leader");
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException("a led run is resumed by its leader");
    }

    @Override
    public void recast(Cast cast) {
        throw new UnsupportedOperationException(
                "who takes part in a led run is its leader's to change");
    }

    @Override
    public void stop(StopReason reason) {
        leader.stop(reason);
    }

    @Override
    public void resetStats() {
        leader.resetStats();
    }

    @Override
    public RunStatus status() {
        LedCounts counts = counts();
        LedTest current = test;
        return new RunStatus(
                current == null ? RunState.READY : current.state(),
                counts.alive(),
                Load.of(counts.alive(), 1),
                counts.failedToStart(),
                Optional.empty(),
                false,
                Optional.empty());
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
    public Environment environment() {
        return environment;
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        LedTest current = test;
        if (current != null) {
            current.stopped().await();
        }
    }

    @Override
    public boolean awaitStopped(Duration longest) throws InterruptedException {
        LedTest current = test;
        return current == null || current.stopped().await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public RunOutcome quitting() {
        plan.events().tell(new Quitting(environment));
        return new RunOutcome(
                environment.exitCode(),
                recorder.last(plan.intervals()),
                Optional.empty(),
                counts().failedToStart(),
                plan.events().errors());
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
        end();
        try {
            awaitStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        plan.clients().forEach(ClientFactory::close);
    }

    private void closeSecond() {
        plan.intervals().accept(recorder.tick());
    }

    /** Decides about a led run. */
    public interface Leader {
        /** The test wants to be stopped. */
        void stop(StopReason reason);

        /** The test wants all statistics to begin anew. */
        void resetStats();
    }
}
