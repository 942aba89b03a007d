package dev.acrida.engine;

import dev.acrida.StopUser;

/**
 * Through which a run stops a user: one that waits ends at once, one that runs a task ends after
 * it, unless it is killed. Thread-safe; {@code pause}, {@code checkStop} and {@code beginEnding}
 * belong to the user's thread.
 */
final class UserControl {
    private enum Phase {
        RUNNING,
        WAITING,
        /** Asked to stop: no task begins any more. */
        STOPPING,
        /** Told to stop at once, by an interrupt. */
        KILLED,
        /** Runs its {@code onStop} methods. */
        ENDING
    }

    private final Ticker ticker;
    private final Thread thread;
    private volatile Phase phase = Phase.RUNNING;
    private volatile boolean forced;
    private volatile boolean leaving;

    UserControl(Ticker ticker, Thread thread) {
        this.ticker = ticker;
        this.thread = thread;
    }

    /** Lets the user finish its task. */
    synchronized void stop() {
        if (phase == Phase.WAITING) {
            phase = Phase.STOPPING;
            thread.interrupt();
        } else if (phase == Phase.RUNNING) {
            phase = Phase.STOPPING;
        }
    }

    /** Interrupts the user's task. Spares its {@code onStop} methods. */
    synchronized void kill() {
        if (phase != Phase.ENDING) {
            phase = Phase.KILLED;
            thread.interrupt();
        }
    }

    /** Interrupts the user whatever it does. */
    synchronized void force() {
        forced = true;
        thread.interrupt();
    }

    /** Whether an exception now is the user's end rather than a fault of its task. */
    boolean isCut() {
        return phase == Phase.KILLED || forced;
    }

    /** Throws {@link StopUser} if the user shall end. */
    void checkStop() {
        if (shallEnd()) {
            leaving = true;
            throw new StopUser();
        }
    }

    /** Whether the run has cut off what the user was doing. */
    boolean isLeaving() {
        return leaving || isCut();
    }

    /** Waits for others; throws {@link StopUser} as soon as the user shall end. */
    boolean meet(Meeting meeting) {
        checkStop();
        if (!becomes(Phase.RUNNING, Phase.WAITING)) {
            checkStop();
            return false;
        }
        boolean met = false;
        try {
            met = meeting.await();
        } catch (InterruptedException e) {
            heedInterrupt();
        }
        becomes(Phase.WAITING, Phase.RUNNING);
        checkStop();
        return met;
    }

    /** Waits; throws {@link StopUser} as soon as the user shall end. */
    void pause(long nanos) {
        if (nanos > 0 && becomes(Phase.RUNNING, Phase.WAITING)) {
            sleep(nanos);
            becomes(Phase.WAITING, Phase.RUNNING);
        } else if (nanos > 0 && phase == Phase.ENDING) {
            sleep(nanos);
        }
        checkStop();
    }

    /** From here on the user runs its {@code onStop} methods, with a clean interrupt flag. */
    synchronized void beginEnding() {
        if (phase != Phase.ENDING) {
            phase = Phase.ENDING;
            Thread.interrupted();
        }
    }

    private boolean shallEnd() {
        return phase == Phase.STOPPING || phase == Phase.KILLED;
    }

    private synchronized boolean becomes(Phase from, Phase to) {
        if (phase != from) {
            return false;
        }
        phase = to;
        return true;
    }

    private void sleep(long nanos) {
        try {
            ticker.sleep(nanos);
        } catch (InterruptedException e) {
            heedInterrupt();
        }
    }

    /** A stop shows in the phase. An interrupt by anyone else is for the author's code. */
    private void heedInterrupt() {
        if (!shallEnd()) {
            Thread.currentThread().interrupt();
        }
    }

    /** A wait for other users. */
    interface Meeting {
        boolean await() throws InterruptedException;
    }
}
