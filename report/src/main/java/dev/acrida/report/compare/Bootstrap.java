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
        List<Drawn> drawn =
                Arrays.stream(Measure.values()).map(m -> new Drawn(m, new double[ROUNDS])).toList();
        for (int round = 0; round < ROUNDS && base.size() > 0 && next.size() > 0; round++) {
            Pool.Draw older = base.draw(times(base.size()));
            Pool.Draw newer = next.draw(times(next.size()));
            for (Drawn each : drawn) {
                each.differences[round] = newer.value(each.measure) - older.value(each.measure);
            }
        }
        return drawn.stream().map(each -> change(each.measure, each.differences)).toList();
    }

    private int[] times(int size) {
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            times[random.nextInt(size)]++;
        }
        return times;
    }

    private Change change(Measure measure, double[] drawn) {
        double before = base.whole().value(measure);
        double after = next.whole().value(measure);
        boolean known = isKnown(measure);
        double pValue = known ? pValue(after - before, deviation(drawn)) : 1;
        Arrays.sort(drawn);
        double tail = (1 - criteria.confidence()) / 2;
        return new Change(
                measure,
                before,
                after,
                drawn[(int) (tail * (ROUNDS - 1))],
                drawn[(int) Math.ceil((1 - tail) * (ROUNDS - 1))],
                pValue,
                known ? Change.Verdict.SAME : Change.Verdict.UNKNOWN);
    }

    private boolean isKnown(Measure measure) {
        return Math.min(base.size(), next.size()) >= FEWEST_STRETCHES
                && measure.samplesBeyond(base.requests()) >= FEWEST_BEYOND
                && measure.samplesBeyond(next.requests()) >= FEWEST_BEYOND;
    }

    /**
     * Two-sided, of the difference over its standard error. The share of draws beyond zero would do
     * for one comparison, but ends at 1/ROUNDS, and hundreds of comparisons need far less.
     */
    private double pValue(double difference, double deviation) {
        if (difference == 0) {
            return 1;
        }
        int freedom = Math.min(base.size(), next.size()) - 1;
        double t = Math.abs(difference) / deviation;
        return 2 * TDistribution.of(freedom).survivalProbability(t);
    }

    private static double deviation(double[] drawn) {
        double mean = Arrays.stream(drawn).average().orElse(0);
        double squares = Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).sum();
        return Math.sqrt(squares / (drawn.length - 1));
    }

    @SuppressWarnings("ArrayRecordComponent") // filled round by round
    private record Drawn(Measure measure, double[] differences) {}
}
