package dev.acrida.cli.compile;

/** The author's files cannot be used; the message is what the author should read. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates one with its complete text, one line or (for compile errors) several. */
    public SourceException(String message) {
        super(message);
    }
}
