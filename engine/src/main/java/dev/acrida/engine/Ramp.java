package dev.acrida.engine;

import dev.acrida.engine.dispatch.RampPace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Brings users from one number to another, as fast as its pace says. Confined to the run's loop.
 */
final class Ramp {
    private final RampPace pace;
    private final RunLoop loop;
    private final Steps steps;
    private final long startedNanos;
    private int users;

    /** When the last change was due: of this ramp, or of the one before. */
    private OptionalLong changedNanos;

    private RunLoop.@Nullable Timer timer;

    private Ramp(
            RampPace pace,
            RunLoop loop,
            Steps steps,
            OptionalLong changedNanos,
            long startedNanos) {
        this.pace = pace;
        this.loop = loop;
        this.steps = steps;
        this.users = pace.from();
        this.changedNanos = changedNanos;
        this.startedNanos = startedNanos;
    }

    /** Prepares a ramp; {@link #advance} sets it off. */
    static Ramp of(RampPace pace, RunLoop loop, Steps steps) {
        return new Ramp(pace, loop, steps, OptionalLong.empty(), System.nanoTime());
    }

    /** Breaks this ramp off and prepares another, whose first change waits its turn. */
    Ramp then(RampPace next) {
        cancel();
        long now = System.nanoTime();
        RampPace paced =
                changedNanos.isPresent()
                        ? next.after(Math.max(0, now - changedNanos.getAsLong()))
                        : next;
        return new Ramp(paced, loop, steps, changedNanos, now);
    }

    /** Does what is due, and comes back when more is. */
    void advance() {
        long elapsed = System.nanoTime() - startedNanos;
        boolean possible = moveTo(pace.usersAt(elapsed));
        if (users != pace.from()) {
            changedNanos = OptionalLong.of(startedNanos + pace.lastDueNanos(elapsed));
        }
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
