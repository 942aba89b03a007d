package dev.acrida.engine.capacity;

import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Tries rates on a run, one test for each, until the search has ended. Confined to one thread; the
 * run may be stopped by others, which ends the search.
 */
public final class CapacityRun {
    private final Run run;
    private final Thresholds slo;
    private final Timing timing;
    private final OpenLoad load;

    /**
     * How a step goes. Immutable.
     *
     * @param settle the first part of a step, which does not count; also the pause after a rate
     *     that did not hold
     * @param counted the part that counts, at least 5 s, so that the CPU can be judged
     */
    public record Timing(Duration settle, Duration counted) {
        /** Checks the ranges. */
        public Timing {
            if (settle.isNegative() || counted.compareTo(Duration.ofSeconds(5)) < 0) {
                throw new IllegalArgumentException(
                        "a step must settle for >= 0 s and count for >= 5 s, was %d s and %d s"
                                .formatted(settle.toSeconds(), counted.toSeconds()));
            }
        }
    }

    /**
     * Prepares a search.
     *
     * @param run is started once for each step
     * @param slo what shall hold, as {@link FailIf#unless} reads it; times from the intended
     *     arrival
     * @param load how users arrive, whatever its rate is
     */
    public CapacityRun(Run run, Thresholds slo, Timing timing, OpenLoad load) {
        this.run = run;
        this.slo =
                new Thresholds(slo.conditions().stream().map(FailIf::fromIntendedStart).toList());
        this.timing = timing;
        this.load = load;
    }

    /**
     * Searches to the end, or until somebody else stops a test.
     *
     * @param progress is told each step with what it was judged by
     */
    public CapacitySearch search(CapacityPlan plan, BiConsumer<CapacityStep, StepFacts> progress)
            throws InterruptedException {
        CapacitySearch search = CapacitySearch.of(plan);
        while (search.next().isPresent()) {
            double rate = search.next().getAsDouble();
            StepFacts facts = step(rate);
            if (wasStopped()) {
                return search;
            }
            CapacityStep step = StepRules.judge(rate, facts);
            progress.accept(step, facts);
            search = search.after(step);
            if (step.outcome() != Outcome.HELD) {
                rest();
            }
        }
        return search;
    }

    private StepFacts step(double rate) throws InterruptedException {
        run.start(Load.of(load.withShared(ArrivalRate.perSecond(rate))));
        Duration half = timing.counted().dividedBy(2);
        run.awaitStopped(timing.settle());
        run.resetStats();
        run.awaitStopped(half);
        int halfway = run.status().users();
        run.awaitStopped(half);
        StatsSnapshot stats = run.stats();
        StepFacts facts =
                new StepFacts(
                        stats,
                        slo.judge(stats),
                        run.judgement().verdict(),
                        halfway,
                        run.status().users());
        run.stop(StopReason.RUN_TIME_UP);
        run.awaitStopped();
        return facts;
    }

    private boolean wasStopped() {
        return run.status().stopReason().filter(why -> why != StopReason.RUN_TIME_UP).isPresent();
    }

    /** Lets the target work off what it was given. */
    private void rest() throws InterruptedException {
        Thread.sleep(timing.settle());
    }
}
