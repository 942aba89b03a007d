package dev.acrida.engine.definition;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them: {@code 20}, {@code 20s}, {@code 3m}, {@code 1h20m}, {@code 1d2h}. */
public final class TimeText {
    private static final Pattern FORMAT =
            Pattern.compile("(\\d+)|(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final long[] SECONDS = {1, 86_400, 3_600, 60, 1};

    /** Longer than any run; far from what nanoseconds in a {@code long} can hold. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private TimeText() {}

    /**
     * Reads a time: seconds alone, or days, hours, minutes and seconds in this order, each with its
     * letter, any of them left out.
     *
     * @throws IllegalArgumentException if the text is no such time, or over 36500 days; its message
     *     is the rule and the text
     */
    public static Duration parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw invalid(text);
        }
        Duration sum = Duration.ZERO;
        try {
            for (int i = 0; i < SECONDS.length; i++) {
                String part = parts.group(i + 1);
                if (part != null) {
                    sum = sum.plusSeconds(Math.multiplyExact(Long.parseLong(part), SECONDS[i]));
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(text);
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw invalid(text);
        }
        return sum;
    }

    /** The text of a time in whole seconds, such that {@link #parse} reads it. */
    public static String of(Duration time) {
        String text =
                part(time.toDaysPart(), 'd')
                        + part(time.toHoursPart(), 'h')
                        + part(time.toMinutesPart(), 'm')
                        + part(time.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long count, char unit) {
        return count == 0 ? "" : Long.toString(count) + unit;
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "must be a time such as 20, 20s, 3m, 2h, 1h20m, 3h30m10s or 1d2h, was '"
                        + text
                        + "'");
    }
}
