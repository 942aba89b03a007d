package dev.acrida;

/** Ends the current task; the user goes on with the next one without waiting. */
public final class RescheduleTaskImmediately extends ControlFlow {
    private static final long serialVersionUID = 1L;

    /** Creates it, to be thrown from user code. */
    public RescheduleTaskImmediately() {
        super("task rescheduled without waiting");
    }
}
