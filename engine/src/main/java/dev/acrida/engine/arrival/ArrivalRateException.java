package dev.acrida.engine.arrival;

/** A text that is no arrival rate; the message says why, and has a caret where it goes wrong. */
public final class ArrivalRateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ArrivalRateException(String message) {
        super(message);
    }
}
