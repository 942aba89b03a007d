package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.time.Duration;
import java.util.List;

/**
 * Something that runs tests one after the other: here, or on other machines. Commands return at
 * once and take effect in the order in which they were given. Thread-safe.
 */
public interface Run extends AutoCloseable {
    /**
     * Starts a test. Ignored with a warning while one is going on.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if a user class lacks a host
     */
    void start(Load load);

    /** Changes the users of the test that is going on, from where it is. Ignored if none is. */
    void edit(int users, double spawnRate);

    /**
     * Changes how fast users arrive in the test that is going on. Ignored if none is.
     *
     * @param userClass the simple name of the class whose rate it is; empty for the rate that all
     *     classes share that have none of their own
     */
    default void edit(String userClass, ArrivalRate rate) {
        throw new UnsupportedOperationException("this run has no arrivals to be edited");
    }

    /**
     * Pauses the test that is going on: its users finish their tasks and then wait, nobody comes or
     * goes, and the run time goes on. Ignored if none is going on.
     */
    void pause();

    /** Ends a pause; ignored if there is none. */
    void resume();

    /**
     * Changes who takes part in the tests that are started from now on. Ignored with a warning
     * while one is going on.
     */
    void recast(Cast cast);

    /** Stops the test that is going on; ignored if none is. The first reason counts. */
    void stop(StopReason reason);

    /**
     * Stops the test that is going on, or hurries its end: users that are here are interrupted at
     * once, whatever their stop timeout is.
     */
    default void stopNow() {
        stop(StopReason.ASKED);
    }

    /** Begins all statistics anew, and tells listeners. */
    void resetStats();

    /** What the run is doing. */
    RunStatus status();

    /** All statistics of the current test, or of the last one. */
    StatsSnapshot stats();

    /** What the test has added to a page. */
    PageAdditions page();

    /** What is known of the machines that make the load; nothing unless the run watches them. */
    default Evidence evidence() {
        return Evidence.NONE;
    }

    /** What is to be thought of the current test so far, or of the last one. */
    default Judgement judgement() {
        return Judgement.of(VerdictRules.judge(evidence(), stats()));
    }

    /**
     * The workers that have the users, in the order in which they joined; none if users are here.
     */
    default List<WorkerStatus> workers() {
        return List.of();
    }

    /** The run, as listeners see it. */
    Environment environment();

    /** Waits until the test that was started last has stopped; at once if none was. */
    void awaitStopped() throws InterruptedException;

    /**
     * Waits until the test that was started last has stopped, but no longer than this.
     *
     * @return whether it has
     */
    boolean awaitStopped(Duration longest) throws InterruptedException;

    /**
     * What would decide the exit code if the process ended now; errors in listeners are counted
     * only where the run knows of them.
     */
    default RunOutcome outcome() {
        RunStatus status = status();
        return new RunOutcome(
                environment().exitCode(),
                stats(),
                status.stopReason(),
                status.failedToStart(),
                0,
                judgement());
    }

    /** Tells listeners that the process is about to end; to be called once, after the last test. */
    RunOutcome quitting();

    /** Tells listeners that the process ends now. */
    void quit(int exitCode);

    /** Stops the test if one is going on, waits for it, and releases everything. Idempotent. */
    @Override
    void close();
}
