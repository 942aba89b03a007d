package dev.acrida.threshold;

/** A text that is no condition; the message says why, and has a caret where it goes wrong. */
public final class ThresholdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ThresholdException(String message) {
        super(message);
    }
}
