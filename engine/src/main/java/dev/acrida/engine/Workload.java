package dev.acrida.engine;

import dev.acrida.WaitTime;

import java.time.Duration;

/**
 * What all users of one test share beyond the run. Thread-safe.
 *
 * @param rules how much and how fast they work
 * @param budget the iterations of all of them
 * @param meetings where they wait for each other
 * @param gate where they wait while the test is paused
 */
record Workload(UserRules rules, IterationBudget budget, Meetings meetings, Gate gate) {
    static Workload of(UserRules rules, Runnable whenIterationsAreTaken) {
        return new Workload(
                rules,
                new IterationBudget(rules.iterations(), whenIterationsAreTaken),
                new Meetings(),
                new Gate());
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
        return ran -> times(waitTime.after(times(ran, 1 / factor)), factor);
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }
}
