package dev.acrida.cli.cluster;

/** The run that this master stood by for is over: another one led it to its end. */
public final class EndedElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    EndedElsewhere(int exitCode) {
        super("The run is over: the master that led has ended with exit code " + exitCode);
        this.exitCode = exitCode;
    }

    /** That of the master that led. */
    public int exitCode() {
        return exitCode;
    }
}
