package dev.acrida.threshold;

import java.time.Duration;
import java.util.Optional;

/**
 * A condition under which a run has failed, for example {@code p95 > 500ms} or {@code GET /products
 * failures > 1% abort after 30s}. Immutable.
 *
 * @param text as the author wrote it
 * @param entry method and name, or name alone, of the entry that it is about; empty for all
 *     requests of the run
 * @param metric what is compared
 * @param relation how the value stands to the bound if the run has failed
 * @param bound in the unit of the metric
 * @param abortAfter for how long it must hold without a break until the run is stopped; empty if it
 *     is judged at the end only
 */
public record FailIf(
        String text,
        String entry,
        Metric metric,
        Relation relation,
        double bound,
        Optional<Duration> abortAfter) {
    /** How two numbers can stand to each other. */
    public enum Relation {
        /** The value is above the bound. */
        ABOVE(">"),
        /** The value is the bound or above it. */
        AT_LEAST(">="),
        /** The value is below the bound. */
        BELOW("<"),
        /** The value is the bound or below it. */
        AT_MOST("<=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As it is written in a condition. */
        public String sign() {
            return sign;
        }

        /** Whether the value stands to the bound in this way. */
        public boolean holds(double value, double bound) {
            return switch (this) {
                case ABOVE -> value > bound;
                case AT_LEAST -> value >= bound;
                case BELOW -> value < bound;
                case AT_MOST -> value <= bound;
            };
        }

        /** The relation that holds exactly where this one does not. */
        public Relation opposite() {
            return switch (this) {
                case ABOVE -> AT_MOST;
                case AT_LEAST -> BELOW;
                case BELOW -> AT_LEAST;
                case AT_MOST -> ABOVE;
            };
        }
    }

    /**
     * Reads {@code [ENTRY] [response|lateness] METRIC RELATION VALUE[UNIT] [abort [after TIME]]}.
     *
     * @throws ThresholdException if the text is no such condition; the message has a caret where it
     *     goes wrong
     */
    public static FailIf parse(String text) {
        return new FailIfParser(text).parse();
    }

    /**
     * Reads what shall hold, for example {@code p99 < 200ms}: the run has failed if it does not.
     *
     * @throws ThresholdException if the text is no condition
     */
    public static FailIf unless(String text) {
        FailIf held = parse(text);
        return new FailIf(
                held.text,
                held.entry,
                held.metric,
                held.relation.opposite(),
                held.bound,
                held.abortAfter);
    }

    /** The same of times from the intended start, if it is about service times. */
    public FailIf fromIntendedStart() {
        return switch (metric) {
            case Metric.Scheduled _ -> this;
            case Metric.Percentile _, Metric.Figure _ ->
                    metric.unit() == Metric.Unit.MILLIS
                            ? with(new Metric.Scheduled(Metric.Clock.RESPONSE, metric))
                            : this;
        };
    }

    private FailIf with(Metric other) {
        return new FailIf(text, entry, other, relation, bound, abortAfter);
    }

    /** Whether this value means that the run has failed. */
    public boolean holds(double value) {
        return relation.holds(value, bound);
    }

    /** Whether it says how many requests of the whole run may fail. */
    public boolean judgesAllFailures() {
        return entry.isEmpty() && metric.countsFailures();
    }

    @Override
    public String toString() {
        return text;
    }
}
