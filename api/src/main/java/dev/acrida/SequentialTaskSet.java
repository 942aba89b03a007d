package dev.acrida;

/**
 * A task set that runs its tasks in the order of the source file, each as often in a row as its
 * weight says, and then begins again, until {@link #interrupt()}.
 */
public abstract class SequentialTaskSet extends TaskSet {
    /** Called by the user that enters the task set. */
    protected SequentialTaskSet() {}
}
