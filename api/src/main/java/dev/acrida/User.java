package dev.acrida;

import dev.acrida.spi.UserContext;

import java.util.Map;

/**
 * One simulated user: a virtual thread that picks one of its tasks, runs it, waits, and picks the
 * next, until it is stopped. Created by a run, through a constructor without parameters; confined
 * to its own thread.
 */
public abstract non-sealed class User extends TaskOwner {
    private final UserContext context;

    /**
     * Called by the run that creates the user.
     *
     * @throws IllegalStateException when called by anyone else
     */
    protected User() {
        this.context = UserContext.current(getClass());
    }

    /** The pause after each task; none unless overridden. Asked after each task. */
    public WaitTime waitTime() {
        return WaitTime.constant(0);
    }

    /** The user's number, unique in the whole run, counted from 1. */
    @Override
    public final long id() {
        return context.userId();
    }

    @Override
    public final Environment environment() {
        return context.environment();
    }

    /**
     * The URL that relative paths are resolved against: {@code --host}, else {@link Host}.
     *
     * @throws IllegalStateException if neither is given
     */
    public final String host() {
        return context.host();
    }

    /** What is added to the context of each of this user's {@link RequestEvent}s. */
    public Map<String, Object> context() {
        return Map.of();
    }

    /** Pauses as between two tasks. */
    public final void pause() {
        context.pause();
    }

    @Override
    final UserContext runContext() {
        return context;
    }

    /** What the run gave this user. */
    protected final UserContext userContext() {
        return context;
    }
}
