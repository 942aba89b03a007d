package dev.acrida;

/** Ends the whole run, as if its time were up. */
public final class StopTest extends ControlFlow {
    private static final long serialVersionUID = 1L;

    /** Creates it, to be thrown from user code. */
    public StopTest() {
        super("test stopped");
    }
}
