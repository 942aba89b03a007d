package dev.acrida;

/**
 * Thrown in user code to steer the user rather than to report a fault. An {@link Error}, so that an
 * author's {@code catch (Exception e)} does not swallow it; carries no stack trace.
 */
public abstract sealed class ControlFlow extends Error
        permits InterruptTaskSet, RescheduleTask, RescheduleTaskImmediately, StopTest, StopUser {
    private static final long serialVersionUID = 1L;

    ControlFlow(String message) {
        super(message, null, false, false);
    }
}
