package dev.acrida;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a user pauses after a task. A function of the time that the task took, so that pacing
 * needs no state of its own; thread-safe if the lambda is.
 */
@FunctionalInterface
public interface WaitTime {
    /**
     * The pause before the next task.
     *
     * @param ran the time since the last pause was due to end (for the first task: since the user
     *     or task set was created), so that oversleeping shortens the next paced pause
     * @return at least zero
     */
    Duration after(Duration ran);

    /** Always the same pause, in seconds. */
    static WaitTime constant(double seconds) {
        Duration pause = seconds("constant", seconds);
        return ran -> pause;
    }

    /** A pause drawn uniformly from {@code min} (inclusive) to {@code max} (exclusive) seconds. */
    static WaitTime between(double min, double max) {
        seconds("between", min);
        seconds("between", max);
        if (min > max) {
            throw new IllegalArgumentException(
                    "between(min, max) needs min <= max, was between(" + min + ", " + max + ")");
        }
        return ran -> ofSeconds(min + ThreadLocalRandom.current().nextDouble() * (max - min));
    }

    /**
     * Starts a task every so many seconds, however long it takes; a task that takes longer is
     * followed at once by the next, and what was missed is not caught up.
     */
    static Pacing constantPacing(double seconds) {
        Duration period = seconds("constantPacing", seconds);
        return () -> period;
    }

    /** Runs this many tasks per second and user: {@code constantPacing(1 / tasksPerSecond)}. */
    static Pacing constantThroughput(double tasksPerSecond) {
        if (!(tasksPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "constantThroughput needs more than 0 tasks/s, was " + tasksPerSecond);
        }
        return constantPacing(1 / tasksPerSecond);
    }

    /**
     * Starts tasks at random, this many per second and user in the mean, as a Poisson process does:
     * the times from start to start are exponentially distributed. A task that takes longer than
     * its time is followed at once by the next, and what was missed is not caught up.
     */
    static Pacing poisson(double tasksPerSecond) {
        if (!(tasksPerSecond > 0) || Double.isInfinite(tasksPerSecond)) {
            throw new IllegalArgumentException(
                    "poisson needs a finite number of tasks/s, more than 0, was " + tasksPerSecond);
        }
        return new Pacing() {
            @Override
            public Duration gap() {
                return ofSeconds(ThreadLocalRandom.current().nextExponential() / tasksPerSecond);
            }

            @Override
            public Duration meanGap() {
                return ofSeconds(1 / tasksPerSecond);
            }
        };
    }

    private static Duration seconds(String function, double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException(
                    function + " needs a finite number of seconds >= 0, was " + seconds);
        }
        return ofSeconds(seconds);
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
