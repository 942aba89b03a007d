package dev.acrida;

import dev.acrida.spi.TaskSetContext;
import dev.acrida.spi.UserContext;

/**
 * A group of tasks that a user enters as one task and stays in until {@link #interrupt()}. A new
 * instance is created at each entry, on the user's thread. An inner class of a user (or of another
 * task set) sees the fields of that very instance.
 */
public abstract non-sealed class TaskSet extends TaskOwner {
    /** The user's HTTP client; every call fails if the user is not an {@link HttpUser}. */
    protected final Http http;

    private final TaskSetContext context;

    /**
     * Called by the user that enters the task set.
     *
     * @throws IllegalStateException when called by anyone else
     */
    protected TaskSet() {
        this.context = TaskSetContext.current(getClass());
        this.http = context.user() instanceof HttpUser user ? user.http() : new NoHttp(getClass());
    }

    /** The pause after each task: the user's, unless overridden. Asked after each task. */
    public WaitTime waitTime() {
        return user().waitTime();
    }

    /** The user that runs this task set. */
    public final User user() {
        return context.user();
    }

    /** The task set that this one was entered from, or the user. */
    public final TaskOwner parent() {
        return context.parent();
    }

    @Override
    public final long id() {
        return user().id();
    }

    @Override
    public final Environment environment() {
        return user().environment();
    }

    @Override
    final UserContext runContext() {
        return user().runContext();
    }

    /** Leaves this task set; its parent picks the next task without waiting. Never returns. */
    @SuppressWarnings("DoNotCallSuggester") // always throwing is what it is for
    protected final void interrupt() {
        throw new InterruptTaskSet(true);
    }

    /**
     * Leaves this task set; never returns.
     *
     * @param reschedule true if the parent picks its next task at once, false if it waits first
     */
    @SuppressWarnings("DoNotCallSuggester") // always throwing is what it is for
    protected final void interrupt(boolean reschedule) {
        throw new InterruptTaskSet(reschedule);
    }
}
