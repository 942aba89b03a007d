package dev.acrida;

/**
 * A task set whose next task depends on the last one: the methods marked {@link Transition} are its
 * states, the first in the source is where it begins. It goes on until {@link #interrupt()}. Tags
 * must not be used inside, since leaving a state out would break the chain; a tag filter keeps such
 * a task set whole or not at all.
 */
public abstract class MarkovTaskSet extends TaskSet {
    /** Called by the user that enters the task set. */
    protected MarkovTaskSet() {}
}
