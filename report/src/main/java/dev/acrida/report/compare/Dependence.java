package dev.acrida.report.compare;

import java.util.Arrays;

/**
 * How far one stretch of a run tells what the next will be like. Where a slow minute follows a slow
 * minute, the mean of many stretches is less certain than their number says: n stretches are worth
 * only {@link #effectiveSize} of them that did not depend on each other.
 *
 * <p>Stretches are taken for a first-order autoregressive process, whose correlation is estimated
 * from neighbours and freed of its bias (Kendall, Biometrika 41, 1954; the inflation of the
 * variance as in Law, Simulation Modeling and Analysis, chapter 4). Immutable.
 *
 * @param size how many stretches there are, at least 2
 * @param correlation of neighbours, 0..{@value #STRONGEST}
 */
record Dependence(int size, double correlation) {
    /** With a stronger one, the whole run is a single slow movement, of which nothing is known. */
    static final double STRONGEST = 0.95;

    /** Of a figure that was measured once in each stretch. */
    static Dependence of(double[] series) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (series[i] - mean) * (series[i] - mean);
            products += i == 0 ? 0 : (series[i] - mean) * (series[i - 1] - mean);
        }
        double observed = squares == 0 ? 0 : products / squares;
        double unbiased = n > 4 ? (n * observed + 1) / (n - 4) : observed;
        return new Dependence(n, Math.clamp(unbiased, 0, STRONGEST));
    }

    /** How many stretches without dependence would tell as much, 1..size. */
    double effectiveSize() {
        return size / inflation();
    }

    /**
     * By which factor a standard error is larger than one that was estimated as if there were no
     * dependence; with it, the scatter within one run is smaller than that between runs, which also
     * counts.
     */
    double widening() {
        double inflation = inflation();
        return Math.sqrt(inflation * (size - 1) / Math.max(size - inflation, 1));
    }

    /** Variance of the mean over that of a mean of as many independent values. */
    private double inflation() {
        double sum = 0;
        double power = correlation;
        for (int lag = 1; lag < size; lag++) {
            sum += (1 - (double) lag / size) * power;
            power *= correlation;
        }
        return 1 + 2 * sum;
    }
}
