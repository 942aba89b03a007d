package dev.acrida.verdict;

import dev.acrida.threshold.ThresholdVerdict;

import java.util.List;
import java.util.Optional;

/**
 * What is to be thought of a run: whether its figures can be trusted, and whether they are as they
 * should be. Immutable; every report shows it.
 *
 * @param verdict whether the run measured its target
 * @param thresholds what each condition came to, in their order
 * @param headRoom how much of what the machine can make was made, if that is known
 */
public record Judgement(
        Verdict verdict, List<ThresholdVerdict> thresholds, Optional<HeadRoom> headRoom) {
    /** Of a run of which nothing is known. */
    public static final Judgement NONE = of(Verdict.UNKNOWN);

    /** Copies the list. */
    public Judgement {
        thresholds = List.copyOf(thresholds);
    }

    /** Of a run without thresholds. */
    public static Judgement of(Verdict verdict) {
        return new Judgement(verdict, List.of(), Optional.empty());
    }

    /** The same with these thresholds. */
    public Judgement withThresholds(List<ThresholdVerdict> thresholds) {
        return new Judgement(verdict, thresholds, headRoom);
    }

    /** The same with this head-room. */
    public Judgement withHeadRoom(HeadRoom headRoom) {
        return new Judgement(verdict, thresholds, Optional.of(headRoom));
    }

    /** Whether all thresholds were kept. */
    public boolean keepsThresholds() {
        return thresholds.stream().allMatch(ThresholdVerdict::passed);
    }
}
