package dev.acrida.report.file;

/** A file is not the saved run that it should be; the message says why, in a line. */
public final class RunFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunFileException(String message) {
        super(message);
    }
}
