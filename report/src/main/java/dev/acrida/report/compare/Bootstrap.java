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

    private static double deviation(double[] drawn) {
        double mean = Arrays.stream(drawn).average().orElse(0);
        double squares = Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).sum();
        return Math.sqrt(squares / (drawn.length - 1));
    }

    /** What was drawn of one measure, each run as far from what it was as its dependence wants. */
    private final class Drawn {
        private final Measure measure;
        private final double before;
        private final double after;
        private final Dependence older;
        private final Dependence newer;
        private final double[] differences = new double[ROUNDS];

        Drawn(Measure measure) {
            this.measure = measure;
            this.before = base.whole().value(measure);
            this.after = next.whole().value(measure);
            this.older = Dependence.of(base.influences(measure));
            this.newer = Dependence.of(next.influences(measure));
        }

        void add(int round, Pool.Draw olderDraw, Pool.Draw newerDraw) {
            differences[round] =
                    after
                            - before
                            + (newerDraw.value(measure) - after) * newer.widening()
                            - (olderDraw.value(measure) - before) * older.widening();
        }

        Change change() {
            boolean known = isKnown(measure);
            double pValue = known ? pValue() : 1;
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
         * Two-sided, of the difference over its standard error. The share of draws beyond zero
         * would do for one comparison, but ends at 1/ROUNDS, and hundreds of comparisons need far
         * less.
         */
        private double pValue() {
            if (after == before) {
                return 1;
            }
            double size = Math.min(older.effectiveSize(), newer.effectiveSize());
            double t = Math.abs(after - before) / deviation(differences);
            return 2 * TDistribution.of(Math.max(size - 1, 1)).survivalProbability(t);
        }
    }
}
