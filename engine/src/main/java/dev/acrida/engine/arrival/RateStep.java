package dev.acrida.engine.arrival;

import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of time in which arrivals come at one rate, or at one that changes evenly. Immutable.
 *
 * @param from arrivals per second at its beginning, at least 0
 * @param to arrivals per second at its end, at least 0
 * @param length how long it lasts, more than 0; empty for without end, at one rate
 */
record RateStep(double from, double to, Optional<Duration> length) {
    private static final double NANOS_PER_SECOND = 1e9;

    RateStep {
        if (length.isEmpty() && from != to) {
            throw new IllegalArgumentException("a ramp without end has no end rate: " + to);
        }
    }

    static RateStep without(double rate) {
        return new RateStep(rate, rate, Optional.empty());
    }

    /** How long it lasts, in seconds; infinity for without end. */
    double seconds() {
        return length.map(time -> time.toNanos() / NANOS_PER_SECOND)
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Arrivals per second, this long after its beginning. */
    double rateAt(double seconds) {
        return from == to ? from : from + (to - from) * (seconds / seconds());
    }

    /** How many arrivals there are in its first seconds: the area under the rate. */
    double countAt(double seconds) {
        return from == to ? from * seconds : (from + rateAt(seconds)) / 2 * seconds;
    }

    /** How many arrivals it has in all. */
    double count() {
        return seconds() == Double.POSITIVE_INFINITY
                ? (from > 0 ? Double.POSITIVE_INFINITY : 0)
                : countAt(seconds());
    }

    /**
     * When so many arrivals have come, in seconds after its beginning: the inverse of {@link
     * #countAt}, for a count that it reaches. Of the two roots of {@code a/2·t² + from·t = count}
     * the one on the ramp, in the form that cancels no digits.
     */
    double secondsOf(double count) {
        if (from == to) {
            return count / from;
        }
        double growth = (to - from) / seconds();
        double root = Math.sqrt(Math.max(0, from * from + 2 * growth * count));
        return count == 0 ? 0 : 2 * count / (from + root);
    }
}
