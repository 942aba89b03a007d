package dev.acrida.report.html;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.Interval;
import dev.acrida.stats.LatencyHistogram;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The course of one entry. Confined to one thread while it is filled. */
final class Track {
    private final List<Point> points = new ArrayList<>();
    private LatencyHistogram latency = new LatencyHistogram();
    private long requests;
    private long failures;
    private double seconds;

    void pass(double length) {
        seconds += length;
    }

    void add(Interval.Entry entry) {
        latency.add(entry.latency());
        requests += entry.requests();
        failures += entry.failures();
    }

    void closePoint() {
        boolean timed = latency.count() > 0;
        points.add(
                new Point(
                        rate(requests),
                        rate(failures),
                        timed ? millis(0.5) : OptionalDouble.empty(),
                        timed ? millis(0.95) : OptionalDouble.empty(),
                        timed ? millis(0.99) : OptionalDouble.empty(),
                        timed ? millis(1) : OptionalDouble.empty(),
                        latency.counts()));
        latency = new LatencyHistogram();
        requests = 0;
        failures = 0;
        seconds = 0;
    }

    List<Point> points() {
        return points;
    }

    private OptionalDouble millis(double quantile) {
        return OptionalDouble.of(latency.percentileNanos(quantile) / 1e6);
    }

    private double rate(long count) {
        return seconds == 0 ? 0 : count / seconds;
    }

    /**
     * One point of the course.
     *
     * @param requests per second
     * @param failures per second
     * @param p50 milliseconds; empty while nothing was answered
     * @param p95 milliseconds; empty while nothing was answered
     * @param p99 milliseconds; empty while nothing was answered
     * @param max milliseconds; empty while nothing was answered
     * @param latency the response times
     */
    record Point(
            double requests,
            double failures,
            OptionalDouble p50,
            OptionalDouble p95,
            OptionalDouble p99,
            OptionalDouble max,
            BucketCounts latency) {}
}
