package dev.acrida.spi;

/**
 * Failures of a request for which this machine is to blame, not the target: clients begin the text
 * of such a failure with {@link #text}, so that a run with many of them is known to be worth
 * little.
 */
public enum Shortage {
    /** No more files may be opened, and connections are files. */
    OPEN_FILES("no file descriptor for a connection"),
    /** No local port is free to connect from. */
    LOCAL_PORTS("no free local port");

    private final String text;

    Shortage(String text) {
        this.text = text;
    }

    /** How the text of such a failure begins. */
    public String text() {
        return text;
    }

    /** Whether a failure with this text is one. */
    public boolean explains(String error) {
        return error.startsWith(text);
    }
}
