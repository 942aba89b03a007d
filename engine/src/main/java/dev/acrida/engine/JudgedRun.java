package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.RunState;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.threshold.AbortWatch;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.HeadRoom;
import dev.acrida.verdict.Judgement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Any run, here or on other machines, with thresholds: it says at any time what they come to, and
 * stops the test when one with {@code abort} was not kept for its grace time. Thread-safe.
 */
public final class JudgedRun implements Run {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Run run;
    private final Thresholds thresholds;
    private final OptionalDouble ceiling;
    private final RunLoop loop = new RunLoop();
    private AbortWatch watch = new AbortWatch();
    private volatile Optional<ThresholdVerdict> aborting = Optional.empty();

    private JudgedRun(Run run, Thresholds thresholds, OptionalDouble ceiling) {
        this.run = run;
        this.thresholds = thresholds;
        this.ceiling = ceiling;
    }

    /** This run with these thresholds; closing it closes the run. */
    public static JudgedRun of(Run run, Thresholds thresholds) {
        return of(run, thresholds, OptionalDouble.empty());
    }

    /**
     * This run with these thresholds; closing it closes the run.
     *
     * @param ceiling how many requests per second the machine can make, if that is known
     */
    public static JudgedRun of(Run run, Thresholds thresholds, OptionalDouble ceiling) {
        JudgedRun judged = new JudgedRun(run, thresholds, ceiling);
        if (thresholds.anyAborts()) {
            judged.loop.every(SECOND, judged::look);
        }
        return judged;
    }

    private synchronized void look() {
        RunState state = run.status().state();
        if (aborting.isPresent() || (state != RunState.SPAWNING && state != RunState.RUNNING)) {
            return;
        }
        StatsSnapshot stats = run.stats();
        aborting = watch.look(stats.elapsed(), thresholds.judge(stats));
        aborting.ifPresent(
                failed -> {
                    LOG.log(System.Logger.Level.ERROR, "Stopping, since {0}", failed);
                    run.stop(StopReason.THRESHOLD_FAILED);
                });
    }

    @Override
    public synchronized void start(Load load) {
        watch = new AbortWatch();
        aborting = Optional.empty();
        run.start(load);
    }

    @Override
    public Judgement judgement() {
        StatsSnapshot stats = run.stats();
        return complete(Judgement.of(VerdictRules.judge(run.evidence(), stats)), stats);
    }

    private Judgement complete(Judgement begun, StatsSnapshot stats) {
        Judgement judged =
                begun.withThresholds(thresholds.judge(stats).stream().map(this::lasting).toList());
        return ceiling.isEmpty()
                ? judged
                : judged.withHeadRoom(
                        new HeadRoom(stats.total().requestsPerSecond(), ceiling.getAsDouble()));
    }

    /** What stopped the test stays as it was, whatever the last answers are. */
    private ThresholdVerdict lasting(ThresholdVerdict last) {
        return aborting.filter(
                        failed -> last.passed() && failed.condition().equals(last.condition()))
                .orElse(last);
    }

    @Override
    public RunOutcome outcome() {
        RunOutcome outcome = run.outcome();
        return outcome.withJudgement(complete(outcome.judgement(), outcome.stats()));
    }

    @Override
    public RunOutcome quitting() {
        RunOutcome outcome = run.quitting();
        return outcome.withJudgement(complete(outcome.judgement(), outcome.stats()));
    }

    @Override
    public void edit(int users, double spawnRate) {
        run.edit(users, spawnRate);
    }

    @Override
    public void edit(String userClass, ArrivalRate rate) {
        run.edit(userClass, rate);
    }

    @Override
    public void pause() {
        run.pause();
    }

    @Override
    public void resume() {
        run.resume();
    }

    @Override
    public void recast(Cast cast) {
        run.recast(cast);
    }

    @Override
    public PageAdditions page() {
        return run.page();
    }

    @Override
    public void stopNow() {
        run.stopNow();
    }

    @Override
    public void stop(StopReason reason) {
        run.stop(reason);
    }

    @Override
    public void resetStats() {
        run.resetStats();
    }

    @Override
    public RunStatus status() {
        return run.status();
    }

    @Override
    public StatsSnapshot stats() {
        return run.stats();
    }

    @Override
    public Evidence evidence() {
        return run.evidence();
    }

    @Override
    public List<WorkerStatus> workers() {
        return run.workers();
    }

    @Override
    public Environment environment() {
        return run.environment();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        run.awaitStopped();
    }

    @Override
    public boolean awaitStopped(Duration longest) throws InterruptedException {
        return run.awaitStopped(longest);
    }

    @Override
    public void quit(int exitCode) {
        run.quit(exitCode);
    }

    @Override
    public void close() {
        loop.close();
        run.close();
    }
}
