package dev.acrida.report.compare;

/** What is compared of an entry. */
public enum Measure {
    /** Median response time, in milliseconds. */
    P50("p50", 0.5),
    /** 95th percentile of the response time, in milliseconds. */
    P95("p95", 0.95),
    /** 99th percentile of the response time, in milliseconds. */
    P99("p99", 0.99),
    /** Requests per second. */
    RATE("req/s", Double.NaN),
    /** Failures over requests, 0..1. */
    FAILURES("failures", Double.NaN);

    private final String label;
    private final double quantile;

    Measure(String label, double quantile) {
        this.label = label;
        this.quantile = quantile;
    }

    /** As reports call it. */
    public String label() {
        return label;
    }

    /** Whether more of it is better for the user of the system under test. */
    public boolean moreIsBetter() {
        return this == RATE;
    }

    boolean isPercentile() {
        return !Double.isNaN(quantile);
    }

    double quantile() {
        return quantile;
    }

    /** How many samples lie beyond a percentile of so many; a percentile with few is noise. */
    double samplesBeyond(long samples) {
        return isPercentile() ? samples * (1 - quantile) : samples;
    }
}
