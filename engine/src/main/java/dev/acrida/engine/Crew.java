package dev.acrida.engine;

import java.util.Collection;
import java.util.Optional;

/**
 * The users of one test, wherever they are: who stays, who is leaving. Confined to the run's loop,
 * except for {@code alive} and {@code failedToStart}, which any thread may ask.
 */
public interface Crew {
    /**
     * From now on only these classes get users that stay; with none, nobody does.
     *
     * @throws IllegalArgumentException if one takes no part in the test
     */
    void restrictTo(Collection<String> userClasses);

    /** A ramp begins: users come and go as fast as this, in users per second. */
    void spawnRate(double rate);

    /** Starts one user more; false if no class wants one. */
    boolean add();

    /** Sees the newest user off; does nothing if there is none. */
    void remove();

    /**
     * Lets users wait after their tasks, or go on.
     *
     * @param paused whether they shall wait. Those of this process are told by their gate
     */
    default void pause(boolean paused) {}

    /** Where users arrive if they are not of this process; empty if they are. */
    default Optional<Entrance> entrance() {
        return Optional.empty();
    }

    /** Lets all users that stay end by themselves after their tasks. */
    void stopAfterTask();

    /** Sees all users off: none comes any more. */
    void dismissAll();

    /** How many users stay. */
    int staying();

    /** How many users are alive, those that are leaving included. */
    int alive();

    /** How many users there have been. */
    int started();

    /** How many users ended by an exception before their first task. */
    int failedToStart();

    /** Whether there were users, and none got as far as its first task. */
    boolean allFailedToStart();

    /** Whether nobody is left, and all that they did is recorded. */
    boolean isGone();

    /** Makes the crew of each test of a run. */
    interface Muster {
        /**
         * A crew without users.
         *
         * @param changed to be run, on any thread, whenever users have ended
         */
        Crew crew(Runnable changed);
    }
}
