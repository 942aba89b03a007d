package dev.acrida.stats;

import java.time.Duration;

/**
 * What is known of one entry at one moment: exact counts, the latency distribution of the whole run
 * and that of the last ten seconds. Immutable and thread-safe. Times are in milliseconds, as in
 * every table and file. A <em>service time</em> lasts from when a request was sent to its end, a
 * <em>response time</em> from when it should have been sent by its schedule, and its
 * <em>lateness</em> is what the generator has to do with the difference.
 */
public final class EntryStats {
    private final EntryKey key;
    private final Counts whole;
    private final Counts recent;

    EntryStats(EntryKey key, Counts whole, Counts recent) {
        this.key = key;
        this.whole = whole;
        this.recent = recent;
    }

    /** What the entry is about. */
    public EntryKey key() {
        return key;
    }

    /** Requests finished, failed ones included. */
    public long count() {
        return whole.requests;
    }

    /** Requests that failed. */
    public long failures() {
        return whole.failures;
    }

    /** Requests that were counted without a response time. */
    public long untimed() {
        return whole.requests - whole.latency.count();
    }

    /** Failures over requests, 0..1; 0 when there are no requests. */
    public double failureRatio() {
        return count() == 0 ? 0 : (double) failures() / count();
    }

    /** Decoded response bytes in all. */
    public long bytes() {
        return whole.bytes;
    }

    /** Mean decoded response length in bytes; 0 when there are no requests. */
    public double averageBytes() {
        return count() == 0 ? 0 : (double) bytes() / count();
    }

    /** Mean service time in milliseconds; 0 when there is none. */
    public double averageMillis() {
        return whole.latency.averageMillis();
    }

    /** Shortest service time in milliseconds, exact; 0 when there is none. */
    public double minMillis() {
        return whole.latency.minMillis();
    }

    /** Longest service time in milliseconds, exact; 0 when there is none. */
    public double maxMillis() {
        return whole.latency.maxMillis();
    }

    /** The 0.5 {@link #percentileMillis percentile}, in milliseconds. */
    public double medianMillis() {
        return percentileMillis(0.5);
    }

    /**
     * The service time that this share of the requests does not exceed, over the whole run.
     *
     * @param quantile 0..1, for example 0.95
     * @return milliseconds, within minimum and maximum; 0 when there is no service time
     * @throws IllegalArgumentException if the quantile is outside 0..1
     */
    public double percentileMillis(double quantile) {
        return whole.latency.percentileMillis(quantile);
    }

    /** Like {@link #percentileMillis}, over the last ten seconds only. */
    public double currentPercentileMillis(double quantile) {
        return recent.latency.percentileMillis(quantile);
    }

    /** Requests finished in the last ten seconds. */
    public long currentCount() {
        return recent.requests;
    }

    /** Requests per second over the whole run, from its start to its end (or to now). */
    public double requestsPerSecond() {
        return whole.perSecond(whole.requests);
    }

    /** Failures per second over the whole run. */
    public double failuresPerSecond() {
        return whole.perSecond(whole.failures);
    }

    /** Requests per second over the last ten seconds; falls to 0 when responses stop. */
    public double currentRequestsPerSecond() {
        return recent.perSecond(recent.requests);
    }

    /** Failures per second over the last ten seconds. */
    public double currentFailuresPerSecond() {
        return recent.perSecond(recent.failures);
    }

    /** Where the time of its requests went over the whole run, as far as that is known. */
    public Phases phases() {
        return whole.phases;
    }

    /** A copy of the distribution of service times over the whole run. */
    public LatencyHistogram latency() {
        return whole.latency.histogram();
    }

    /** Whether any request had an intended start. */
    public boolean scheduled() {
        return whole.lateness.count() > 0;
    }

    /**
     * Response times over the whole run, from the intended start of those requests that have one;
     * of others, and where nothing is {@link #scheduled}, service times.
     */
    public Durations response() {
        return whole.response;
    }

    /** Like {@link #response}, over the last ten seconds only. */
    public Durations currentResponse() {
        return recent.response;
    }

    /**
     * How late the generator itself began the requests that have an intended start, over the whole
     * run.
     */
    public Durations lateness() {
        return whole.lateness;
    }

    /** Like {@link #lateness}, over the last ten seconds only. */
    public Durations currentLateness() {
        return recent.lateness;
    }

    /** Counts over a stretch of time; never changed once made. */
    record Counts(
            Durations latency,
            Durations response,
            Durations lateness,
            Phases phases,
            long requests,
            long failures,
            long bytes,
            Duration time) {
        static final Counts NONE = new Sums().counts(Duration.ZERO);

        Counts withTime(Duration time) {
            return new Counts(latency, response, lateness, phases, requests, failures, bytes, time);
        }

        double perSecond(long events) {
            return time.isZero() ? 0 : events / (time.toNanos() / 1e9);
        }
    }
}
