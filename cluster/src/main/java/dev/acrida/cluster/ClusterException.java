package dev.acrida.cluster;

/** The cluster cannot do what was asked; the message is one line for the user. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates one with a line that says what is wrong and what to do about it. */
    public ClusterException(String message) {
        super(message);
    }

    /** The same with what led to it. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
