package dev.acrida.report.compare;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Compares two pools by drawing their stretches again and again with replacement (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 16). Confined to one thread.
 */
final class Bootstrap {
    static final int ROUNDS = 2_000;

    /** A percentile with fewer samples beyond it in a run is not worth a word. */
    private static final double FEWEST_BEYOND = 10;

    /** With fewer stretches the draws would all look alike. */
    private static final int FEWEST_STRETCHES = 5;

    private final Pool base;
    private final Pool next;
    private final Criteria criteria;
    private final SplittableRandom random;

    Bootstrap(Pool base, Pool next, Criteria criteria) {
        this.base = base;
        this.next = next;
        this.criteria = criteria;
        this.random = new SplittableRandom(criteria.seed());
    }

    /** A change of each measure, with a p-value that is not corrected yet. */
    List<Change> changes() {
        List<Drawn> drawn = Arrays.stream(Measure.values()).map(Drawn::new).toList();
        for (int round = 0; round < ROUNDS && base.size() > 0 && next.size() > 0; round++) {
            Pool.Draw older = base.draw(times(base.size()));
            Pool.Draw newer = next.draw(times(next.size()));
            for (Drawn each : drawn) {
                each.add(round, older, newer);
            }
        }
        return drawn.stream().map(Drawn::change).toList();
    }

    private int[] times(int size) {
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            times[random.nextInt(size)]++;
        }
        return times;
    }

    private boolean isKnown(Measure measure) {
        return Math.min(base.size(), next.size()) >= FEWEST_STRETCHES
                && measure.samplesBeyond(base.requests()) >= FEWEST_BEYOND
                && measure.samplesBeyond(next.requests()) >= FEWEST_BEYOND;
    }

    private static double variance(double[] drawn) {
        double mean = Arrays.stream(drawn).average().orElse(0);
        double squares = Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).sum();
        return squares / (drawn.length - 1);
    }

    /** What was drawn of one measure, each run as far from what it was as its dependence wants. */
    private final class Drawn {
        private final Measure measure;
        private final double before;
        private final double after;
        private final Dependence older;
        private final Dependence newer;
        private final double[] olderErrors = new double[ROUNDS];
        private final double[] newerErrors = new double[ROUNDS];

        Drawn(Measure measure) {
            this.measure = measure;
            this.before = base.whole().value(measure);
            this.after = next.whole().value(measure);
            this.older = Dependence.of(base.influences(measure));
            this.newer = Dependence.of(next.influences(measure));
        }

        void add(int round, Pool.Draw olderDraw, Pool.Draw newerDraw) {
            olderErrors[round] = (olderDraw.value(measure) - before) * older.widening();
            newerErrors[round] = (newerDraw.value(measure) - after) * newer.widening();
        }

        Change change() {
            boolean known = isKnown(measure);
            double pValue = known ? pValue() : 1;
            double[] differences = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                differences[round] = after - before + newerErrors[round] - olderErrors[round];
            }
            Arrays.sort(differences);
            double tail = (1 - criteria.confidence()) / 2;
            return new Change(
                    measure,
                    before,
                    after,
                    differences[(int) (tail * (ROUNDS - 1))],
                    differences[(int) Math.ceil((1 - tail) * (ROUNDS - 1))],
                    pValue,
                    known ? Change.Verdict.SAME : Change.Verdict.UNKNOWN);
        }

        /**
         * Two-sided, of the difference over its standard error; the degrees of freedom of two
         * unequal variances by Welch (Biometrika 34, 1947). The share of draws beyond zero would do
         * for one comparison, but ends at 1/ROUNDS, and hundreds of comparisons need far less.
         */
        private double pValue() {
            if (after == before) {
                return 1;
            }
            double olderVariance = variance(olderErrors);
            double newerVariance = variance(newerErrors);
            double both = olderVariance + newerVariance;
            double freedom =
                    both
                            * both
                            / (olderVariance * olderVariance / freedom(older)
                                    + newerVariance * newerVariance / freedom(newer));
            double t = Math.abs(after - before) / Math.sqrt(both);
            return both == 0 ? 0 : 2 * TDistribution.of(freedom).survivalProbability(t);
        }

        private static double freedom(Dependence dependence) {
            return Math.max(dependence.effectiveSize() - 1, 1);
        }
    }
}
