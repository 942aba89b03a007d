package dev.acrida.engine;

import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;

import java.util.List;
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
 */
public record RunOutcome(
        OptionalInt decided,
        StatsSnapshot stats,
        Optional<StopReason> stopReason,
        int failedToStart,
        int listenerErrors) {

    /** The exit code when listeners failed, but no request and no task. */
    public static final int LISTENER_FAILED = 2;

    /** The exit code when a threshold was not kept. */
    public static final int THRESHOLD_FAILED = 3;

    private static final int RUN_FAILED = 1;

    /**
     * The exit code: what the test decided, else {@code onError} if any request, task or user
     * failed, else 2 if a listener failed, else 0.
     *
     * @param onError 0..255; 0 does not hide that every user failed to start
     */
    public int exitCode(int onError) {
        return exitCode(onError, List.of());
    }

    /**
     * Like {@link #exitCode(int)}, but 3 if a threshold was not kept. If one says how many requests
     * of the whole run may fail, then it decides about failed requests, and {@code onError} only
     * about tasks and users.
     */
    public int exitCode(int onError, List<ThresholdVerdict> verdicts) {
        if (decided.isPresent()) {
            return decided.getAsInt();
        }
        if (!verdicts.stream().allMatch(ThresholdVerdict::passed)) {
            return THRESHOLD_FAILED;
        }
        if (allUsersFailed() && onError == 0) {
            return RUN_FAILED;
        }
        boolean judged =
                verdicts.stream()
                        .map(ThresholdVerdict::condition)
                        .anyMatch(FailIf::judgesAllFailures);
        if (anyFailureInUserCode() || (!judged && !stats.errors().isEmpty())) {
            return onError;
        }
        return listenerErrors > 0 ? LISTENER_FAILED : 0;
    }

    /** Whether no user got through its constructor and {@code onStart}. */
    public boolean allUsersFailed() {
        return stopReason.filter(StopReason.ALL_USERS_FAILED::equals).isPresent();
    }

    private boolean anyFailureInUserCode() {
        return !stats.exceptions().isEmpty() || failedToStart > 0;
    }
}
