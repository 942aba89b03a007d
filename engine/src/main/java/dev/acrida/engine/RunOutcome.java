package dev.acrida.engine;

import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Validity;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What decides the exit code of a process whose run is over. Immutable.
 *
 * @param decided the exit code that the test set, if any
 * @param stats all statistics
 * @param stopReason why the last test stopped, if one was started
 * @param failedToStart users that ended in their constructor or {@code onStart} by an exception
 * @param listenerErrors how many times a listener has thrown an exception
 * @param judgement what is to be thought of the run
 */
public record RunOutcome(
        OptionalInt decided,
        StatsSnapshot stats,
        Optional<StopReason> stopReason,
        int failedToStart,
        int listenerErrors,
        Judgement judgement) {

    /** The exit code when listeners failed, but no request and no task. */
    public static final int LISTENER_FAILED = 2;

    /** The exit code when a threshold was not kept. */
    public static final int THRESHOLD_FAILED = 3;

    /** The exit code when the verdict is worse than what was asked for. */
    public static final int VERDICT_FAILED = 4;

    private static final int RUN_FAILED = 1;

    /** The outcome of a run that nobody has judged. */
    public RunOutcome(
            OptionalInt decided,
            StatsSnapshot stats,
            Optional<StopReason> stopReason,
            int failedToStart,
            int listenerErrors) {
        this(decided, stats, stopReason, failedToStart, listenerErrors, Judgement.NONE);
    }

    /** The same, with so many more errors of listeners that were elsewhere. */
    public RunOutcome withMoreListenerErrors(int number) {
        return new RunOutcome(
                decided, stats, stopReason, failedToStart, listenerErrors + number, judgement);
    }

    /** The same, judged so. */
    public RunOutcome withJudgement(Judgement judgement) {
        return new RunOutcome(decided, stats, stopReason, failedToStart, listenerErrors, judgement);
    }

    /**
     * The exit code, whatever the verdict is: what the test decided, else 3 if a threshold was not
     * kept, else {@code onError} if any request, task or user failed, else 2 if a listener failed,
     * else 0. If a threshold says how many requests of the whole run may fail, then it decides
     * about failed requests, and {@code onError} only about tasks and users.
     *
     * @param onError 0..255; 0 does not hide that every user failed to start
     */
    public int exitCode(int onError) {
        return exitCode(onError, Validity.INVALID);
    }

    /**
     * Like {@link #exitCode(int)}, but, unless the test decided, 4 if the verdict is worse than
     * {@code worst}: no other result of such a run is one.
     */
    public int exitCode(int onError, Validity worst) {
        if (decided.isPresent()) {
            return decided.getAsInt();
        }
        if (judgement.verdict().validity().compareTo(worst) > 0) {
            return VERDICT_FAILED;
        }
        return judgement.keepsThresholds() ? codeOfFailures(onError) : THRESHOLD_FAILED;
    }

    private int codeOfFailures(int onError) {
        if (allUsersFailed() && onError == 0) {
            return RUN_FAILED;
        }
        if (anyFailureInUserCode() || (!judgesFailures() && !stats.errors().isEmpty())) {
            return onError;
        }
        return listenerErrors > 0 ? LISTENER_FAILED : 0;
    }

    private boolean judgesFailures() {
        return judgement.thresholds().stream()
                .map(ThresholdVerdict::condition)
                .anyMatch(FailIf::judgesAllFailures);
    }

    /** Whether no user got through its constructor and {@code onStart}. */
    public boolean allUsersFailed() {
        return stopReason.filter(StopReason.ALL_USERS_FAILED::equals).isPresent();
    }

    private boolean anyFailureInUserCode() {
        return !stats.exceptions().isEmpty() || failedToStart > 0;
    }
}
