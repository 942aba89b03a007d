package dev.acrida.threshold;

import dev.acrida.threshold.FailIf.Relation;
import dev.acrida.threshold.Metric.Clock;
import dev.acrida.threshold.Metric.Figure;
import dev.acrida.threshold.Metric.Unit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one condition. The last comparison sign parts it, and the last word before that is the
 * metric, with {@code response} or {@code lateness} before it or not: so names of entries may hold
 * spaces and signs of their own.
 */
final class FailIfParser {
    private static final Pattern LEFT = Pattern.compile("\\s*(.*?)\\s*(\\S+)\\s*");
    private static final Pattern RIGHT =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*((?!abort\\b)\\S*)");
    private static final Pattern CLOCKED = Pattern.compile("(|.*\\s)(response|lateness)");
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d+)?)");

    private final String text;
    private final Caret caret;

    FailIfParser(String text) {
        this.text = text;
        this.caret = new Caret(text);
    }

    FailIf parse() {
        int sign = Math.max(text.lastIndexOf('<'), text.lastIndexOf('>'));
        if (sign < 0) {
            throw wrong(text.length(), "a comparison is missing: >, >=, < or <=");
        }
        int afterSign = text.startsWith("=", sign + 1) ? sign + 2 : sign + 1;
        Matcher left = LEFT.matcher(text.substring(0, sign));
        if (!left.matches()) {
            throw wrong(
                    sign, "a metric such as p95, rps or failures must stand before the comparison");
        }
        Matcher right = RIGHT.matcher(text.substring(afterSign));
        if (!right.lookingAt()) {
            int at = afterSign + leadingSpaces(text.substring(afterSign));
            throw wrong(at, "a number must follow the comparison, such as 500ms, 1% or 100");
        }
        int unitAt = afterSign + right.start(2);
        String entry = left.group(1);
        Metric metric = metric(left.group(2), left.start(2), right.group(2));
        Matcher clocked = CLOCKED.matcher(entry);
        if (clocked.matches()) {
            entry = clocked.group(1).strip();
            metric = scheduled(clocked.group(2), metric, left.start(2));
        }
        double bound = inUnitOf(metric, Double.parseDouble(right.group(1)), right.group(2), unitAt);
        return new FailIf(
                text.strip(),
                entry,
                metric,
                relation(text.substring(sign, afterSign)),
                bound,
                new AbortParser(caret, afterSign + right.end()).parse());
    }

    private Metric metric(String word, int at, String unit) {
        Matcher percentile = PERCENTILE.matcher(word);
        if (word.equals("median")) {
            return new Metric.Percentile(0.5);
        }
        if (percentile.matches()) {
            return new Metric.Percentile(quantile(percentile.group(1), at));
        }
        if (word.equals(Figure.FAILURES.word())) {
            return unit.equals("%") ? Figure.FAILURE_SHARE : Figure.FAILURES;
        }
        for (Figure figure : Figure.values()) {
            if (figure.word().equals(word)) {
                return figure;
            }
        }
        throw wrong(
                at,
                "no metric is called '%s': there are p50, p95, p99.9 and so on, median, avg, min,"
                                .formatted(word)
                        + " max, requests, rps, failures and failures/s");
    }

    private Metric scheduled(String word, Metric metric, int at) {
        if (metric.unit() != Unit.MILLIS) {
            throw wrong(
                    at, word + " must be followed by a time such as p99, median, avg, min or max");
        }
        for (Clock clock : Clock.values()) {
            if (clock.word().equals(word)) {
                return new Metric.Scheduled(clock, metric);
            }
        }
        throw new IllegalArgumentException(word);
    }

    private double quantile(String percent, int at) {
        double value = Double.parseDouble(percent);
        if (!(value > 0 && value <= 100)) {
            throw wrong(at, "a percentile must be above p0, at most p100, was p" + percent);
        }
        return value / 100;
    }

    private double inUnitOf(Metric metric, double number, String unit, int at) {
        return switch (metric.unit()) {
            case MILLIS -> millis(number, unit, at);
            case PERCENT -> number;
            case COUNT -> plain(number, unit, at, "");
            case PER_SECOND -> plain(number, unit, at, "/s");
        };
    }

    private double millis(double number, String unit, int at) {
        return switch (unit) {
            case "us" -> number / 1000;
            case "ms" -> number;
            case "s" -> number * 1000;
            case "" -> throw wrong(at, "a response time needs a unit: us, ms or s");
            default ->
                    throw wrong(
                            at, "the unit of a response time is us, ms or s, was '" + unit + "'");
        };
    }

    private double plain(double number, String unit, int at, String allowed) {
        if (unit.isEmpty() || unit.equals(allowed)) {
            return number;
        }
        String rule = allowed.isEmpty() ? "no unit" : "no unit or " + Unit.PER_SECOND.suffix();
        throw wrong(at, "this metric takes " + rule + ", was '" + unit + "'");
    }

    private static Relation relation(String sign) {
        for (Relation relation : Relation.values()) {
            if (relation.sign().equals(sign)) {
                return relation;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    private static int leadingSpaces(String part) {
        return part.length() - part.stripLeading().length();
    }

    private ThresholdException wrong(int at, String why) {
        return caret.at(at, why);
    }
}
