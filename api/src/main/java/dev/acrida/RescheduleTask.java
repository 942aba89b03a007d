package dev.acrida;

/** Ends the current task; the user waits, then goes on with the next one. */
public final class RescheduleTask extends ControlFlow {
    private static final long serialVersionUID = 1L;

    /** Creates it, to be thrown from user code. */
    public RescheduleTask() {
        super("task rescheduled");
    }
}
