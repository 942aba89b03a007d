package dev.acrida;

/** Checks the times that shapes are made of. */
final class Spans {
    private Spans() {}

    /** Answers the seconds, if they are finite and not negative. */
    static double check(String what, double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException(
                    "%s must last a finite number of seconds >= 0, was %s"
                            .formatted(what, seconds));
        }
        return seconds;
    }

    /** Answers the seconds, if they are finite and more than 0. */
    static double positive(String what, double seconds) {
        if (check(what, seconds) == 0) {
            throw new IllegalArgumentException(what + " must last more than 0 s, was 0");
        }
        return seconds;
    }
}
