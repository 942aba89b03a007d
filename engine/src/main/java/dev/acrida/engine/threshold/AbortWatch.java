package dev.acrida.engine.threshold;

import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when a condition that aborts has held for its grace time without a break. What was never
 * measured holds nothing. Not thread-safe.
 */
public final class AbortWatch {
    private final Map<FailIf, Duration> since = new HashMap<>();
    private Duration looked = Duration.ZERO;

    /** Creates one that has seen nothing. */
    public AbortWatch() {}

    /**
     * Takes what each condition comes to now.
     *
     * @param elapsed since the statistics began; less than the last time if they began anew
     * @return the first that is a reason to stop
     */
    public Optional<ThresholdVerdict> look(Duration elapsed, List<ThresholdVerdict> verdicts) {
        if (elapsed.compareTo(looked) < 0) {
            since.clear();
        }
        looked = elapsed;
        return verdicts.stream().filter(verdict -> aborts(verdict, elapsed)).findFirst();
    }

    private boolean aborts(ThresholdVerdict verdict, Duration elapsed) {
        FailIf condition = verdict.condition();
        if (condition.abortAfter().isEmpty() || verdict.value().isEmpty() || verdict.passed()) {
            since.remove(condition);
            return false;
        }
        Duration began = since.computeIfAbsent(condition, _ -> elapsed);
        return elapsed.minus(began).compareTo(condition.abortAfter().get()) >= 0;
    }
}
