package dev.acrida.engine.arrival;

import dev.acrida.engine.definition.TimeText;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads arrival rates from left to right:
 *
 * <pre>{@code
 * RATES = STEP ("," STEP)*
 * STEP  = NUMBER UNIT ["for" TIME] | NUMBER ".." NUMBER UNIT "over" TIME
 * UNIT  = "/s" | "/min" | "/h"
 * }</pre>
 *
 * Confined to one thread.
 */
final class ArrivalRateParser {
    private static final double HIGHEST_RATE = 1e7;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern UNIT = Pattern.compile("/(s|min|h)(?![a-z])");
    private static final Pattern DOTS = Pattern.compile("\\.\\.");
    private static final Pattern WORD = Pattern.compile("for|over");
    private static final Pattern TIME = Pattern.compile("[0-9a-z]+");
    private static final Pattern COMMA = Pattern.compile(",");

    private final String text;
    private int at;

    ArrivalRateParser(String text) {
        this.text = text;
    }

    ArrivalRate parse() {
        List<RateStep> steps = new ArrayList<>();
        do {
            steps.add(step());
        } while (next(COMMA).isPresent());
        if (at < text.length()) {
            throw wrong(at, "a comma must part a step from the next");
        }
        keepLastRate(steps);
        return ArrivalRate.of(text.strip(), steps);
    }

    /** A ramp that is the last step goes on at its end rate, unless that is none. */
    private static void keepLastRate(List<RateStep> steps) {
        RateStep last = steps.getLast();
        if (last.from() != last.to() && last.to() > 0) {
            steps.add(RateStep.without(last.to()));
        }
    }

    private RateStep step() {
        double from = number();
        Optional<Double> to = next(DOTS).map(dots -> number());
        double perSecond = unit();
        int wordAt = skipSpaces();
        Optional<String> word = next(WORD);
        if (to.isPresent() && !word.equals(Optional.of("over"))) {
            throw wrong(wordAt, "a ramp must say how long it takes, such as over 2m");
        }
        if (to.isEmpty() && word.equals(Optional.of("over"))) {
            throw wrong(wordAt, "over belongs to a ramp such as 0..500/s: write for, or a ramp");
        }
        Optional<Duration> length = word.map(it -> time());
        if (length.isEmpty() && skipSpaces() < text.length()) {
            throw wrong(at, "a step must say how long it lasts, such as for 10m, before the next");
        }
        return step(from * perSecond, to.orElse(from) * perSecond, length);
    }

    private static RateStep step(double from, double to, Optional<Duration> length) {
        return new RateStep(from, to, length);
    }

    private double number() {
        int start = skipSpaces();
        String digits =
                next(NUMBER)
                        .orElseThrow(
                                () -> wrong(start, "a rate must begin with a number, as in 200/s"));
        double value = Double.parseDouble(digits);
        if (value > HIGHEST_RATE) {
            throw wrong(start, "a rate must be at most 10000000, was " + digits);
        }
        return value;
    }

    /** What one of the unit is per second. */
    private double unit() {
        int start = skipSpaces();
        String unit =
                next(UNIT).orElseThrow(() -> wrong(start, "a rate needs a unit: /s, /min or /h"));
        return switch (unit) {
            case "/s" -> 1;
            case "/min" -> 1 / 60.0;
            default -> 1 / 3600.0;
        };
    }

    private Duration time() {
        int start = skipSpaces();
        try {
            Duration time = TimeText.parse(next(TIME).orElse(""));
            if (time.isPositive()) {
                return time;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message for both
        }
        throw wrong(start, "a time more than 0 must follow, such as 30s, 2m or 1h20m");
    }

    private Optional<String> next(Pattern token) {
        Matcher found = token.matcher(text).region(skipSpaces(), text.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        at = found.end();
        return Optional.of(found.group());
    }

    private int skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private ArrivalRateException wrong(int where, String why) {
        return new ArrivalRateException(
                "not an arrival rate: %s\n  %s\n  %s^".formatted(why, text, " ".repeat(where)));
    }
}
