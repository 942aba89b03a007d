package dev.acrida.cli.config;

/** A setting that cannot be used; the message is one line that begins with where it stands. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates one with its line. */
    public ConfigException(String message) {
        super(message);
    }
}
