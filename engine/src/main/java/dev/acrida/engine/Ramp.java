package dev.acrida.engine;

import dev.acrida.engine.dispatch.RampPace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Brings users from one number to another, as fast as its pace says. Confined to the run's loop.
 */
final class Ramp {
    private final RampPace pace;
    private final RunLoop loop;
    private final Steps steps;
    private final long startedNanos = System.nanoTime();
    private int users;
    private RunLoop.@Nullable Timer timer;

    private Ramp(RampPace pace, RunLoop loop, Steps steps) {
        this.pace = pace;
        this.loop = loop;
        this.steps = steps;
        this.users = pace.from();
    }

    /** Prepares a ramp; {@link #advance} sets it off. */
    static Ramp of(RampPace pace, RunLoop loop, Steps steps) {
        return new Ramp(pace, loop, steps);
    }

    /** Does what is due, and comes back when more is. */
    void advance() {
        long elapsed = System.nanoTime() - startedNanos;
        boolean possible = moveTo(pace.usersAt(elapsed));
        if (!possible || users == pace.target()) {
            steps.complete();
        } else {
            Duration pause = Duration.ofNanos(pace.nextDueNanos(elapsed) - elapsed);
            timer = loop.after(pause, this::advance);
        }
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private boolean moveTo(int due) {
        while (users < due) {
            if (!steps.add()) {
                return false;
            }
            users++;
        }
        while (users > due) {
            steps.remove();
            users--;
        }
        return true;
    }

    /** What a ramp does. */
    interface Steps {
        /** Starts a user; false if no class wants more. */
        boolean add();

        /** Removes the newest user. */
        void remove();

        /** The target is reached, or no class wants more. */
        void complete();
    }
}
