package dev.acrida;

import java.util.List;

/**
 * A part of a {@link StagesShape} or {@link WaitForUsersShape}. Immutable.
 *
 * @param seconds how long it lasts, at least 0
 * @param users to be reached, at least 0
 * @param spawnRate users started or ended per second until then, more than 0
 * @param userClasses which get new users from now on; empty for those that got them before
 */
public record Stage(
        double seconds, int users, double spawnRate, List<Class<? extends User>> userClasses) {
    /** Copies the list and checks the ranges. */
    public Stage {
        Spans.check("stage", seconds);
        userClasses = new Tick.Load(users, spawnRate, userClasses).userClasses();
    }

    Tick tick() {
        return new Tick.Load(users, spawnRate, userClasses);
    }
}
