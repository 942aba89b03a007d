package dev.acrida.engine;

import dev.acrida.engine.arrival.OpenLoad;

import java.time.Duration;
import java.util.Optional;

/**
 * How many users a test has, how fast they come, for how long, and how others arrive. Immutable.
 *
 * @param users at the end of the ramp, at least 0
 * @param spawnRate users started, or removed, per second, more than 0
 * @param runTime from the start of spawning; empty to run until stopped
 * @param open how users arrive that are not there all the time
 */
public record Load(int users, double spawnRate, Optional<Duration> runTime, OpenLoad open) {
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

    /** Users who are there all the time, and no arrivals but those that classes declare. */
    public Load(int users, double spawnRate, Optional<Duration> runTime) {
        this(users, spawnRate, runTime, OpenLoad.NONE);
    }

    /** No users but those who arrive so, until stopped. */
    public static Load of(OpenLoad open) {
        return new Load(0, 1, Optional.empty(), open);
    }

    /** So many users at this rate, until stopped. */
    public static Load of(int users, double spawnRate) {
        return new Load(users, spawnRate, Optional.empty());
    }

    /** The same, ending by itself after this time. */
    public Load withRunTime(Duration runTime) {
        return new Load(users, spawnRate, Optional.of(runTime), open);
    }

    /** The same, with users who arrive so. */
    public Load withOpen(OpenLoad open) {
        return new Load(users, spawnRate, runTime, open);
    }

    /** The same with so many users at this spawn rate. */
    public Load withUsers(int users, double spawnRate) {
        return new Load(users, spawnRate, runTime, open);
    }
}
