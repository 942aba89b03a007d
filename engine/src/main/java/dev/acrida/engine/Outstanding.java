package dev.acrida.engine;

import dev.acrida.stats.StatsRecorder;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests of one user that have been issued and have no outcome yet. Thread-safe: branches of
 * a user send beside each other, and a user that hangs is given up by the run.
 */
final class Outstanding extends AtomicInteger {
    private static final long serialVersionUID = 1;

    /** The user is gone: whatever it still says of requests was settled when it went. */
    private static final int GONE = -1;

    private final transient StatsRecorder recorder;
    private final long userId;

    Outstanding(StatsRecorder recorder, long userId) {
        this.recorder = recorder;
        this.userId = userId;
    }

    void issued() {
        for (int open = get(); open != GONE; open = get()) {
            if (compareAndSet(open, open + 1)) {
                recorder.issued(1, userId);
                return;
            }
        }
    }

    /** A request was not sent after all, unless another has taken its place already. */
    void withdrawn() {
        for (int open = get(); open > 0; open = get()) {
            if (compareAndSet(open, open - 1)) {
                recorder.issued(-1, userId);
                return;
            }
        }
    }

    /**
     * A request has an outcome. One that nobody issued is issued now.
     *
     * @return whether the outcome counts
     */
    boolean settle() {
        for (int open = get(); open != GONE; open = get()) {
            if (open == 0) {
                recorder.issued(1, userId);
                return true;
            }
            if (compareAndSet(open, open - 1)) {
                return true;
            }
        }
        return false;
    }

    /** The user is gone, and nobody will know the outcome of what it issued. Idempotent. */
    void close() {
        int open = getAndSet(GONE);
        if (open > 0) {
            recorder.lost(open, userId);
        }
    }
}
