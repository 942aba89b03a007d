package dev.acrida.engine;

import dev.acrida.stats.StatsSnapshot;

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

    private static final int RUN_FAILED = 1;

    /**
     * The exit code: what the test decided, else {@code onError} if any request, task or user
     * failed, else 2 if a listener failed, else 0.
     *
     * @param onError 0..255; 0 does not hide that every user failed to start
     */
    public int exitCode(int onError) {
        if (decided.isPresent()) {
            return decided.getAsInt();
        }
        if (allUsersFailed() && onError == 0) {
            return RUN_FAILED;
        }
        if (anyFailure()) {
            return onError;
        }
        return listenerErrors > 0 ? LISTENER_FAILED : 0;
    }

    /** Whether no user got through its constructor and {@code onStart}. */
    public boolean allUsersFailed() {
        return stopReason.filter(StopReason.ALL_USERS_FAILED::equals).isPresent();
    }

    private boolean anyFailure() {
        return !stats.errors().isEmpty() || !stats.exceptions().isEmpty() || failedToStart > 0;
    }
}
