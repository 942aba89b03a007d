package dev.acrida.cli.option;

/** Options that are right alone are wrong together; the message says which and why. */
public final class OptionConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong, in a line. */
    public OptionConflict(String message) {
        super(message);
    }
}
