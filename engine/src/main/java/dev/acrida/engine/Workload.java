package dev.acrida.engine;

import dev.acrida.Pacing;
import dev.acrida.WaitTime;
import dev.acrida.spi.RowNumbers;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all users of one test share beyond the run. Thread-safe.
 *
 * @param rules how much and how fast they work
 * @param budget the iterations of all of them
 * @param meetings where they wait for each other
 * @param gate where they wait while the test is paused
 * @param rows counts those that nobody else gets, if that is not for this process to do
 */
record Workload(
        UserRules rules,
        IterationBudget budget,
        Meetings meetings,
        Gate gate,
        Optional<RowNumbers> rows) {
    static Workload of(UserRules rules, Runnable whenIterationsAreTaken) {
        return new Workload(
                rules,
                rules.iterations().isEmpty()
                        ? IterationBudget.UNLIMITED
                        : new IterationBudget.Own(
                                rules.iterations().getAsLong(), whenIterationsAreTaken),
                new Meetings(),
                new Gate(),
                Optional.empty());
    }

    /** The same with somebody else to count rows and iterations. */
    Workload withNumbers(RowNumbers numbers) {
        IterationBudget shared =
                rules.iterations().isEmpty()
                        ? IterationBudget.UNLIMITED
                        : new IterationBudget.Shared(rules.iterations().getAsLong(), numbers);
        return new Workload(rules, shared, meetings, gate, Optional.of(numbers));
    }

    /** Runs a user's life. */
    <T> T run(Supplier<T> life) {
        return rows.map(numbers -> ScopedValue.where(RowNumbers.CURRENT, numbers).call(life::get))
                .orElseGet(life);
    }

    /**
     * A wait time as the think-time factor has it. A pause shrinks or grows by the factor; pacing
     * keeps pace with the scaled period, since the time that the task took is not scaled.
     */
    WaitTime scaled(WaitTime waitTime) {
        double factor = rules.thinkTimeFactor();
        if (factor == 1) {
            return waitTime;
        }
        if (factor == 0) {
            return ran -> Duration.ZERO;
        }
        if (waitTime instanceof Pacing pacing) {
            return new Scaled(pacing, factor);
        }
        return ran -> times(waitTime.after(times(ran, 1 / factor)), factor);
    }

    private record Scaled(Pacing pacing, double factor) implements Pacing {
        @Override
        public Duration gap() {
            return times(pacing.gap(), factor);
        }

        @Override
        public Duration meanGap() {
            return times(pacing.meanGap(), factor);
        }
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }
}
