package dev.acrida.engine.arrival;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast users arrive, over time: one rate, or a chain of rates and ramps. A function of the time
 * since it began, and the inverse of its integral: when the arrival of an index is intended.
 * Immutable.
 */
public final class ArrivalRate {
    /** No arrivals at all. */
    public static final ArrivalRate ZERO = perSecond(0);

    /** A sum of areas is off by roundings: what is so near to a whole number is meant to be it. */
    private static final double NEARLY_WHOLE = 1e-9;

    private final String text;
    private final List<Part> parts;

    private ArrivalRate(String text, List<RateStep> steps) {
        this.text = text;
        List<Part> found = new ArrayList<>();
        double seconds = 0;
        double count = 0;
        for (RateStep step : steps) {
            found.add(new Part(step, seconds, count));
            seconds += step.seconds();
            count = snapped(count + step.count());
        }
        this.parts = List.copyOf(found);
    }

    static ArrivalRate of(String text, List<RateStep> steps) {
        return new ArrivalRate(text, steps);
    }

    /**
     * The same rate all the time.
     *
     * @param rate arrivals per second, at least 0 and finite
     */
    public static ArrivalRate perSecond(double rate) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("arrival rate must be >= 0/s, was " + rate);
        }
        return of(RateText.perSecond(rate), List.of(RateStep.without(rate)));
    }

    /**
     * Reads {@code RATE}, {@code RATE..RATE over TIME}, {@code RATE for TIME}, or several of them,
     * separated by commas: {@code 0..500/s over 2m, 500/s for 10m}. A rate is a number and {@code
     * /s}, {@code /min} or {@code /h}. The rate at the end of the last ramp is kept; after a last
     * step with {@code for}, no more users arrive.
     *
     * @throws ArrivalRateException if the text is no such rate; the message has a caret where it
     *     goes wrong
     */
    public static ArrivalRate parse(String text) {
        return new ArrivalRateParser(text).parse();
    }

    /** How many arrivals are intended before this time, in seconds after the beginning. */
    public double countAt(double seconds) {
        Part part = partAt(seconds);
        double into = Math.clamp(seconds - part.startSeconds, 0, part.step.seconds());
        return part.startCount + part.step.countAt(into);
    }

    /** Arrivals per second at this time, in seconds after the beginning; 0 after the end. */
    public double rateAt(double seconds) {
        Part part = partAt(seconds);
        double into = seconds - part.startSeconds;
        return into > part.step.seconds() ? 0 : part.step.rateAt(Math.max(0, into));
    }

    /**
     * When so many arrivals have come, in seconds after the beginning: where the rate is 0 for a
     * while, at the end of that while. Arrival number {@code i}, from 0, is intended at {@code
     * secondsOf(i)}.
     *
     * @param count at least 0
     * @return infinity if there are never so many
     */
    public double secondsOf(double count) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (count >= part.startCount) {
                return count < part.startCount + part.step.count()
                        ? part.startSeconds + part.step.secondsOf(count - part.startCount)
                        : Double.POSITIVE_INFINITY;
            }
        }
        return 0;
    }

    /** How many arrivals there are in all: infinity if they never end. */
    public double count() {
        Part last = parts.getLast();
        return snapped(last.startCount + last.step.count());
    }

    /** When the last step ends, if it does. */
    public Optional<Duration> length() {
        Duration sum = Duration.ZERO;
        for (Part part : parts) {
            if (part.step.length().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(part.step.length().get());
        }
        return Optional.of(sum);
    }

    private Part partAt(double seconds) {
        for (int i = parts.size() - 1; i > 0; i--) {
            if (seconds >= parts.get(i).startSeconds) {
                return parts.get(i);
            }
        }
        return parts.getFirst();
    }

    private static double snapped(double count) {
        double whole = Math.rint(count);
        return Math.abs(count - whole) <= NEARLY_WHOLE * Math.max(1, whole) ? whole : count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrivalRate rate && rate.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * A step where it is in the chain.
     *
     * @param startSeconds when it begins
     * @param startCount arrivals before it
     */
    private record Part(RateStep step, double startSeconds, double startCount) {}
}
