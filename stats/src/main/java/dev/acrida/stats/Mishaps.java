package dev.acrida.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What went wrong over some stretch of time: failures by their kind, exceptions by their stack
 * trace. Not thread-safe; {@link StatsRecorder} guards it.
 */
final class Mishaps {
    private final Map<Stripe.FailureKind, ErrorStats> errors = new HashMap<>();
    private final Map<String, ExceptionStats> exceptions = new HashMap<>();

    void error(Stripe.FailureKind kind, ErrorStats stats) {
        errors.merge(kind, stats, Mishaps::merge);
    }

    void exception(String message, String trace, String node) {
        exception(new ExceptionStats(message, trace, 1, new TreeSet<>(List.of(node))));
    }

    private void exception(ExceptionStats stats) {
        exceptions.merge(stats.trace(), stats, Mishaps::merge);
    }

    void add(Interval interval) {
        interval.errors()
                .forEach(each -> error(new Stripe.FailureKind(each.key(), each.error()), each));
        interval.exceptions().forEach(this::exception);
    }

    void clear() {
        errors.clear();
        exceptions.clear();
    }

    /** An interval with these entries and books, and all that went wrong. */
    Interval interval(Duration from, Duration to, List<Interval.Entry> entries, Ledger ledger) {
        return new Interval(from, to, entries, errors(), exceptions(), ledger);
    }

    /** Ordered by entry, then text. */
    List<ErrorStats> errors() {
        return errors.values().stream()
                .sorted(Comparator.comparing(ErrorStats::key).thenComparing(ErrorStats::error))
                .toList();
    }

    /** The most frequent first. */
    List<ExceptionStats> exceptions() {
        return exceptions.values().stream()
                .sorted(
                        Comparator.comparingLong(ExceptionStats::count)
                                .reversed()
                                .thenComparing(ExceptionStats::trace))
                .toList();
    }

    private static ErrorStats merge(ErrorStats a, ErrorStats b) {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        return new ErrorStats(
                a.key(),
                a.error(),
                a.occurrences() + b.occurrences(),
                Collections.min(List.of(a.firstSeen(), b.firstSeen()), byTime),
                Collections.max(List.of(a.lastSeen(), b.lastSeen()), byTime));
    }

    private static ExceptionStats merge(ExceptionStats a, ExceptionStats b) {
        TreeSet<String> nodes = new TreeSet<>(a.nodes());
        nodes.addAll(b.nodes());
        return new ExceptionStats(a.message(), a.trace(), a.count() + b.count(), nodes);
    }
}
