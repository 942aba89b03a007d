package dev.acrida;

/** Leaves the current {@link TaskSet} and returns to the one that started it, or to the user. */
public final class InterruptTaskSet extends ControlFlow {
    private static final long serialVersionUID = 1L;

    private final boolean reschedule;

    /**
     * Creates it, to be thrown from a task of a task set.
     *
     * @param reschedule true if the parent picks its next task at once, false if it waits first
     */
    public InterruptTaskSet(boolean reschedule) {
        super("task set interrupted");
        this.reschedule = reschedule;
    }

    /** Whether the parent picks its next task without waiting. */
    public boolean reschedule() {
        return reschedule;
    }
}
