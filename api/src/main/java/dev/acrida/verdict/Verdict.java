package dev.acrida.verdict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a run measured its target or its own limits. Immutable.
 *
 * @param checks one for each concern of which something is known
 */
public record Verdict(List<Check> checks) {
    /** Of a run of which nothing is known. */
    public static final Verdict UNKNOWN = new Verdict(List.of());

    /** Copies the list. */
    public Verdict {
        checks = List.copyOf(checks);
    }

    /** The worst that follows from any check. */
    public Validity validity() {
        return checks.stream().map(Check::validity).reduce(Validity.VALID, Validity::worse);
    }

    /** The checks for which the run is not valid, the worst first; empty if it is. */
    public List<Check> reasons() {
        return checks.stream()
                .filter(check -> check.validity() != Validity.VALID)
                .sorted((a, b) -> b.validity().compareTo(a.validity()))
                .toList();
    }

    /** Whether anything was looked at. */
    public boolean isKnown() {
        return !checks.isEmpty();
    }

    /** The verdict in one line, with the figures that led to it. */
    @Override
    public String toString() {
        String reasons =
                reasons().stream()
                        .map(check -> check.concern().label() + " " + check.valueText())
                        .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? validity().name() : validity() + ": " + reasons;
    }
}
