package dev.acrida.engine.capacity;

import java.util.Arrays;

/**
 * How likely each capacity is after some steps.
 *
 * <p>Near its capacity a system holds at times and at times does not, and now and then a step fails
 * for no reason at all. So a step is a noisy answer, as in the measurement of a sense's threshold,
 * and is used as there (Watson and Pelli, "QUEST: A Bayesian adaptive psychometric method", 1983):
 * the probability that rate {@code r} holds is a logistic function of {@code (ln c - ln r) / w} for
 * the capacity {@code c} and a width {@code w} that is not known either, with a small probability
 * that the answer is the wrong one. Immutable once made.
 */
final class Belief {
    /** Finer than any precision that a search can afford. */
    private static final double GRID_STEP = 0.005;

    /** Widths of the region in which a rate holds at times, as a share of the rate. */
    private static final double[] WIDTHS = {0.005, 0.02, 0.05, 0.1, 0.2};

    private static final double WRONG_ANSWER = 0.02;

    private final double lowestLog;

    /** How likely all answers are, by width and capacity. */
    private final double[][] likelihoods;

    private final double[] cumulative;

    private Belief(double lowestLog, double[][] likelihoods) {
        this.lowestLog = lowestLog;
        this.likelihoods = likelihoods;
        this.cumulative = new double[likelihoods[0].length];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            for (double[] ofWidth : likelihoods) {
                sum += ofWidth[i];
            }
            cumulative[i] = sum;
        }
    }

    /** Before any answer all rates of the plan are equally likely. */
    static Belief before(CapacityPlan plan) {
        double lowest = Math.log(plan.lowest() / 2);
        double highest = Math.log(plan.to() * 2);
        double[][] even = new double[WIDTHS.length][(int) ((highest - lowest) / GRID_STEP) + 2];
        for (double[] ofWidth : even) {
            Arrays.fill(ofWidth, 1);
        }
        return new Belief(lowest, even);
    }

    /** What to believe when there is one more answer. */
    Belief after(CapacityStep step) {
        double logRate = Math.log(step.rate());
        double[][] more = new double[WIDTHS.length][];
        for (int width = 0; width < WIDTHS.length; width++) {
            more[width] = likelihoods[width].clone();
            for (int i = 0; i < more[width].length; i++) {
                double distance = (lowestLog + i * GRID_STEP - logRate) / WIDTHS[width];
                more[width][i] *= likelihood(step, distance);
            }
        }
        return new Belief(lowestLog, more);
    }

    /** Of this answer, at so many widths below the capacity. */
    private static double likelihood(CapacityStep step, double distance) {
        double holds = WRONG_ANSWER + (1 - 2 * WRONG_ANSWER) / (1 + Math.exp(-distance));
        return switch (step.outcome()) {
            case HELD -> holds;
            case BROKEN -> 1 - holds;
            case LIMITED -> 1;
        };
    }

    /** The rate below which the capacity is with this probability. */
    double quantile(double probability) {
        double wanted = probability * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, wanted);
        int index = found >= 0 ? found : Math.min(-found - 1, cumulative.length - 1);
        double before = index == 0 ? 0 : cumulative[index - 1];
        double part = (wanted - before) / Math.max(cumulative[index] - before, Double.MIN_NORMAL);
        return Math.exp(lowestLog + (index - 0.5 + part) * GRID_STEP);
    }
}
