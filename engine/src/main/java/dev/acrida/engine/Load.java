package dev.acrida.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How many users a test has, how fast they come, and for how long. Immutable.
 *
 * @param users at the end of the ramp, at least 0
 * @param spawnRate users started, or removed, per second, more than 0
 * @param runTime from the start of spawning; empty to run until stopped
 */
public record Load(int users, double spawnRate, Optional<Duration> runTime) {
    /** Checks the ranges. */
    public Load {
        if (users < 0) {
            throw new IllegalArgumentException("number of users must be >= 0, was " + users);
        }
        if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
            throw new IllegalArgumentException("spawn rate must be > 0 users/s, was " + spawnRate);
        }
        if (runTime.isPresent() && !runTime.get().isPositive()) {
            throw new IllegalArgumentException("run time must be > 0, was " + runTime.get());
        }
    }

    /** So many users at this rate, until stopped. */
    public static Load of(int users, double spawnRate) {
        return new Load(users, spawnRate, Optional.empty());
    }

    /** The same, ending by itself after this time. */
    public Load withRunTime(Duration runTime) {
        return new Load(users, spawnRate, Optional.of(runTime));
    }
}
