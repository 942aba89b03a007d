package dev.acrida.web.desk;

import dev.acrida.threshold.ThresholdVerdict;

import java.util.List;
import java.util.Optional;

/**
 * What a test has come to up to now. Immutable.
 *
 * @param verdict whether its figures can be trusted, if that is judged
 * @param thresholds what has become of the conditions under which it fails
 */
public record Standing(Optional<Verdict> verdict, List<ThresholdVerdict> thresholds) {
    /** Nothing is judged. */
    public static final Standing NONE = new Standing(Optional.empty(), List.of());

    /** Copies the list. */
    public Standing {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Whether figures can be trusted.
     *
     * @param level {@code VALID}, {@code SUSPECT} or {@code INVALID}
     * @param reasons why it is not valid, a sentence each
     */
    public record Verdict(String level, List<String> reasons) {
        /** Copies the list. */
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }
}
