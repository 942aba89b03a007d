package dev.acrida.web.guard;

/** A request is not let in; the message says why, in a line. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final long pauseSeconds;

    private Refusal(int status, long pauseSeconds, String message) {
        super(message);
        this.status = status;
        this.pauseSeconds = pauseSeconds;
    }

    /** Not from there, or not in this way. */
    static Refusal forbidden(String message) {
        return new Refusal(403, 0, message);
    }

    /** Not before it is known who is there. */
    static Refusal unknown(String message) {
        return new Refusal(401, 0, message);
    }

    /** Not so often. */
    static Refusal tooOften(long pauseSeconds) {
        return new Refusal(
                429, pauseSeconds, "too many failed logins: try again in " + pauseSeconds + " s");
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** After how many seconds it may be tried again; 0 if that makes no difference. */
    public long pauseSeconds() {
        return pauseSeconds;
    }
}
