package dev.acrida;

/** Ends this user: its task sets' and its own {@code onStop} run, and it is not replaced. */
public final class StopUser extends ControlFlow {
    private static final long serialVersionUID = 1L;

    /** Creates it, to be thrown from user code. */
    public StopUser() {
        super("user stopped");
    }
}
