package dev.acrida.report.compare;

/**
 * What became of one measure of one entry. Immutable.
 *
 * @param measure what was compared
 * @param base its value in the older run
 * @param next its value in the newer run
 * @param low the lower bound of the difference, in the measure's unit, at the asked confidence
 * @param high its upper bound
 * @param pValue how probable so large a difference would be if nothing had changed, corrected for
 *     the number of comparisons (Holm); 1 where nothing can be said
 * @param verdict what follows from all this
 */
public record Change(
        Measure measure,
        double base,
        double next,
        double low,
        double high,
        double pValue,
        Verdict verdict) {

    /** What is said of a change. */
    public enum Verdict {
        /** Significantly worse, by more than the smallest effect of interest. */
        WORSE,
        /** Significantly better, by more than the smallest effect of interest. */
        BETTER,
        /** No significant change, or one too small to matter. */
        SAME,
        /** Too few samples to say anything. */
        UNKNOWN
    }

    /** The change relative to the older value: 0.1 for ten percent more; infinite from zero. */
    public double relative() {
        return base == next ? 0 : (next - base) / base;
    }

    Change judged(double corrected, Criteria criteria) {
        return new Change(measure, base, next, low, high, corrected, verdict(corrected, criteria));
    }

    private Verdict verdict(double corrected, Criteria criteria) {
        if (verdict == Verdict.UNKNOWN) {
            return verdict;
        }
        boolean small = Math.abs(effect()) < criteria.smallestEffect();
        if (corrected > 1 - criteria.confidence() || small) {
            return Verdict.SAME;
        }
        return next > base == measure.moreIsBetter() ? Verdict.BETTER : Verdict.WORSE;
    }

    /** A share of failures is compared in points, everything else relative to what it was. */
    private double effect() {
        return measure == Measure.FAILURES ? next - base : relative();
    }
}
