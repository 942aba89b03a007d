package dev.acrida.threshold;

/** What a condition compares, of one entry or of all requests. Immutable. */
public sealed interface Metric {
    /** In what the value is measured. */
    Unit unit();

    /** Whether the value says how many requests failed. */
    default boolean countsFailures() {
        return this == Figure.FAILURES
                || this == Figure.FAILURE_SHARE
                || this == Figure.FAILURES_PER_SECOND;
    }

    /** In what a value is measured. */
    enum Unit {
        /** A response time in milliseconds. */
        MILLIS(" ms"),
        /** A share, 0..100. */
        PERCENT(" %"),
        /** How many. */
        COUNT(""),
        /** How many per second. */
        PER_SECOND("/s");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }

        /** What stands behind a number. */
        public String suffix() {
            return suffix;
        }
    }

    /**
     * The response time that this share of the requests does not exceed.
     *
     * @param quantile more than 0, at most 1
     */
    record Percentile(double quantile) implements Metric {
        @Override
        public Unit unit() {
            return Unit.MILLIS;
        }
    }

    /**
     * A figure of response times from the intended start, or of the generator's lateness, in place
     * of service times.
     *
     * @param of what is measured
     * @param time a percentile, or a figure in milliseconds
     */
    record Scheduled(Clock of, Metric time) implements Metric {
        @Override
        public Unit unit() {
            return time.unit();
        }
    }

    /** What is measured of a request that has an intended start. */
    enum Clock {
        /** The time from its intended start to its end. */
        RESPONSE("response"),
        /** By how much the generator itself began it too late. */
        LATENESS("lateness");

        private final String word;

        Clock(String word) {
            this.word = word;
        }

        /** As it is written in a condition. */
        public String word() {
            return word;
        }
    }

    /** A single figure of an entry. */
    enum Figure implements Metric {
        /** Mean response time. */
        AVERAGE("avg", Unit.MILLIS),
        /** Shortest response time. */
        SHORTEST("min", Unit.MILLIS),
        /** Longest response time. */
        LONGEST("max", Unit.MILLIS),
        /** Requests, failed ones included. */
        REQUESTS("requests", Unit.COUNT),
        /** Requests per second over the whole run. */
        REQUESTS_PER_SECOND("rps", Unit.PER_SECOND),
        /** Failed requests. */
        FAILURES("failures", Unit.COUNT),
        /** Failed requests in 100. */
        FAILURE_SHARE("failures", Unit.PERCENT),
        /** Failed requests per second over the whole run. */
        FAILURES_PER_SECOND("failures/s", Unit.PER_SECOND);

        private final String word;
        private final Unit unit;

        Figure(String word, Unit unit) {
            this.word = word;
            this.unit = unit;
        }

        /** As it is written in a condition. */
        public String word() {
            return word;
        }

        @Override
        public Unit unit() {
            return unit;
        }
    }
}
