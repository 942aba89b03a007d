package dev.acrida.spi;

import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.User;

/**
 * What the engine gives to a task set while it is constructed.
 *
 * @param user who enters it
 * @param parent where it was entered from
 */
public record TaskSetContext(User user, TaskOwner parent) {
    /** The context of the task set that is being constructed on this thread. */
    public static final ScopedValue<TaskSetContext> CURRENT = ScopedValue.newInstance();

    /**
     * The context of the task set that is being constructed.
     *
     * @throws IllegalStateException if no user is entering a task set on this thread
     */
    public static TaskSetContext current(Class<? extends TaskSet> type) {
        return CURRENT.orElseThrow(
                () ->
                        new IllegalStateException(
                                type.getName() + " must be entered by a user, not made with new"));
    }
}
