package dev.acrida.spi;

/** A client that wants to know when its user has ended a task. */
public interface IterationAware {
    /** The user has ended a task, on the user's thread; a task set is more than one. */
    void iterationEnded();
}
