package dev.acrida.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in which a {@link SampleShop} answers nobody; who asks meanwhile is answered at its end.
 * Immutable.
 *
 * @param at when it begins for the first time, after the shop's start
 * @param length how long it lasts, more than 0
 * @param every how often it comes again, longer than it lasts; empty for once
 */
public record Freeze(Duration at, Duration length, Optional<Duration> every) {
    private static final String TIME = "(\\d+(?:\\.\\d+)?)s";
    private static final Pattern AGAIN_AND_AGAIN = Pattern.compile(TIME + "/" + TIME);
    private static final Pattern ONCE = Pattern.compile(TIME + "@" + TIME);

    /** Checks the ranges. */
    public Freeze {
        if (at.isNegative() || !length.isPositive()) {
            throw new IllegalArgumentException(
                    "a freeze must begin at >= 0 and last > 0, was " + at + ", " + length);
        }
        if (every.isPresent() && every.get().compareTo(length) <= 0) {
            throw new IllegalArgumentException(
                    "a freeze must come less often than it lasts (%s), was every %s"
                            .formatted(length, every.get()));
        }
    }

    /**
     * Reads a freeze: {@code 1.4s/10s} for 1.4 s at the end of every 10 s, {@code 6s@30s} for once
     * 6 s, 30 s after the start.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Freeze parse(String text) {
        Matcher again = AGAIN_AND_AGAIN.matcher(text);
        if (again.matches()) {
            Duration length = seconds(again.group(1));
            Duration every = seconds(again.group(2));
            return new Freeze(every.minus(length), length, Optional.of(every));
        }
        Matcher once = ONCE.matcher(text);
        if (once.matches()) {
            return new Freeze(seconds(once.group(2)), seconds(once.group(1)), Optional.empty());
        }
        throw new IllegalArgumentException(
                "a freeze must be such as 1.4s/10s or 6s@30s, was '" + text + "'");
    }

    /** How long it goes on, for one who asks so long after the start; zero if it is not on. */
    Duration left(Duration now) {
        Duration into = now.minus(at);
        if (into.isNegative()) {
            return Duration.ZERO;
        }
        long nanos = into.toNanos();
        long phase = every.map(period -> nanos % period.toNanos()).orElse(nanos);
        return Duration.ofNanos(Math.max(0, length.toNanos() - phase));
    }

    private static Duration seconds(String number) {
        return Duration.ofNanos(Math.round(Double.parseDouble(number) * 1e9));
    }
}
