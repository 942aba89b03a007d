package dev.acrida.engine.threshold;

import dev.acrida.Threshold;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.Metric;
import dev.acrida.threshold.ThresholdException;
import dev.acrida.threshold.ThresholdVerdict;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The conditions of a run, each once. Immutable. */
public record Thresholds(List<FailIf> conditions) {
    /** Copies the list. */
    public Thresholds {
        conditions = List.copyOf(conditions);
    }

    /**
     * What the user classes declare by {@link Threshold}, then these.
     *
     * @throws TestDefinitionException if a class declares what is no condition
     */
    public static Thresholds of(List<UserClass> userClasses, Collection<FailIf> more) {
        Set<FailIf> all = new LinkedHashSet<>();
        userClasses.forEach(type -> all.addAll(declaredBy(type.type())));
        all.addAll(more);
        return new Thresholds(List.copyOf(all));
    }

    private static List<FailIf> declaredBy(Class<?> type) {
        Threshold threshold = type.getAnnotation(Threshold.class);
        if (threshold == null) {
            return List.of();
        }
        try {
            return List.of(threshold.value()).stream().map(FailIf::parse).toList();
        } catch (ThresholdException e) {
            throw new TestDefinitionException(
                    type.getSimpleName() + ": its @Threshold is " + e.getMessage(), e);
        }
    }

    /** Whether any of them stops the run before its end. */
    public boolean anyAborts() {
        return conditions.stream().anyMatch(condition -> condition.abortAfter().isPresent());
    }

    /** What each comes to, in their order. */
    public List<ThresholdVerdict> judge(StatsSnapshot stats) {
        return conditions.stream().map(condition -> judge(condition, stats)).toList();
    }

    /** Of several entries with one name, one that fails decides. */
    private static ThresholdVerdict judge(FailIf condition, StatsSnapshot stats) {
        List<ThresholdVerdict> verdicts =
                entries(condition.entry(), stats).stream()
                        .map(entry -> value(condition.metric(), entry))
                        .map(value -> new ThresholdVerdict(condition, value))
                        .toList();
        return verdicts.stream()
                .filter(verdict -> !verdict.passed())
                .findFirst()
                .or(() -> verdicts.stream().findFirst())
                .orElseGet(() -> new ThresholdVerdict(condition, OptionalDouble.empty()));
    }

    private static List<EntryStats> entries(String entry, StatsSnapshot stats) {
        if (entry.isEmpty()) {
            return List.of(stats.total());
        }
        return stats.entries().stream().filter(each -> isNamed(each, entry)).toList();
    }

    private static boolean isNamed(EntryStats entry, String text) {
        return entry.key().toString().equals(text) || entry.key().name().equals(text);
    }

    /** Counts and rates are known of no request, too; times and shares are not. */
    private static OptionalDouble value(Metric metric, EntryStats entry) {
        return switch (metric) {
            case Metric.Percentile p -> timed(entry, entry.percentileMillis(p.quantile()));
            case Metric.Scheduled scheduled -> scheduled(scheduled, entry);
            case Metric.Figure figure ->
                    switch (figure) {
                        case AVERAGE -> timed(entry, entry.averageMillis());
                        case SHORTEST -> timed(entry, entry.minMillis());
                        case LONGEST -> timed(entry, entry.maxMillis());
                        case REQUESTS -> OptionalDouble.of((double) entry.count());
                        case REQUESTS_PER_SECOND -> OptionalDouble.of(entry.requestsPerSecond());
                        case FAILURES -> OptionalDouble.of((double) entry.failures());
                        case FAILURES_PER_SECOND -> OptionalDouble.of(entry.failuresPerSecond());
                        case FAILURE_SHARE ->
                                entry.count() == 0
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(entry.failureRatio() * 100);
                    };
        };
    }

    /** Known only where a request had an intended start. */
    private static OptionalDouble scheduled(Metric.Scheduled metric, EntryStats entry) {
        Durations times =
                switch (metric.of()) {
                    case RESPONSE -> entry.response();
                    case LATENESS -> entry.lateness();
                };
        return entry.scheduled() && times.count() > 0
                ? OptionalDouble.of(millis(metric.time(), times))
                : OptionalDouble.empty();
    }

    private static double millis(Metric time, Durations times) {
        if (time instanceof Metric.Percentile p) {
            return times.percentileMillis(p.quantile());
        }
        return time == Metric.Figure.AVERAGE
                ? times.averageMillis()
                : time == Metric.Figure.SHORTEST ? times.minMillis() : times.maxMillis();
    }

    private static OptionalDouble timed(EntryStats entry, double millis) {
        return entry.count() > entry.untimed() ? OptionalDouble.of(millis) : OptionalDouble.empty();
    }
}
