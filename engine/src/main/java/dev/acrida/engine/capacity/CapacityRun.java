package dev.acrida.engine.capacity;

import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Tries rates on a run, one test for each, until the search has ended. Confined to one thread, but
 * any may {@link #stop} it.
 */
public final class CapacityRun {
    private final Run run;
    private final Thresholds slo;
    private final Timing timing;
    private final OpenLoad load;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * How a step goes. Immutable.
     *
     * @param settle the first part of a step, which does not count; also the pause after a rate
     *     that did not hold
     * @param counted the part that counts, at least 1 s; in shorter ones than 5 s a busy CPU does
     *     not spoil what held
     */
    public record Timing(Duration settle, Duration counted) {
        private static final Duration SHORTEST = Duration.ofSeconds(1);

        /** Checks the ranges. */
        public Timing {
            if (settle.isNegative() || counted.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "a step must settle for >= 0 s and count for >= 1 s, was %s s and %s s"
                                .formatted(seconds(settle), seconds(counted)));
            }
        }

        private static String seconds(Duration time) {
            return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
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
     * Searches to the end, or until somebody {@linkplain #stop stops} the search or its test.
     *
     * @param progress is told each step with what it was judged by
     */
    public CapacitySearch search(CapacityPlan plan, BiConsumer<CapacityStep, StepFacts> progress)
            throws InterruptedException {
        CapacitySearch search = CapacitySearch.of(plan);
        while (search.next().isPresent() && !wasStopped()) {
            double rate = search.next().getAsDouble();
            StepFacts facts = step(rate);
            if (wasStopped()) {
                return search;
            }
            CapacityStep step = StepRules.judge(rate, facts, search.highestHeldStep());
            progress.accept(step, facts);
            search = search.after(step);
            if (step.outcome() != Outcome.HELD) {
                rest();
            }
        }
        return search;
    }

    /** Ends the search, whatever it is at. For any thread. */
    public void stop() {
        stopped.countDown();
        run.stop(StopReason.ASKED);
    }

    private StepFacts step(double rate) throws InterruptedException {
        run.start(Load.of(load.withShared(ArrivalRate.perSecond(rate))));
        if (stopped.getCount() == 0) {
            run.stop(StopReason.ASKED); // which stop() did before there was a test
        }
        Duration half = timing.counted().dividedBy(2);
        run.awaitStopped(timing.settle());
        run.resetStats();
        run.awaitStopped(half);
        int halfway = run.status().users();
        run.awaitStopped(half);
        StatsSnapshot stats = run.stats();
        int atEnd = run.status().users();
        run.stop(StopReason.RUN_TIME_UP);
        run.awaitStopped();
        // Of short steps, little is known of the machine before they have stopped.
        Evidence evidence = run.evidence();
        return new StepFacts(
                stats,
                slo.judge(stats),
                VerdictRules.judge(evidence, stats),
                VerdictRules.judgeStrictly(evidence, stats),
                halfway,
                atEnd);
    }

    private boolean wasStopped() {
        return stopped.getCount() == 0
                || run.status()
                        .stopReason()
                        .filter(why -> why != StopReason.RUN_TIME_UP)
                        .isPresent();
    }

    /** Lets the target work off what it was given. */
    private void rest() throws InterruptedException {
        boolean _ = stopped.await(timing.settle().toNanos(), TimeUnit.NANOSECONDS);
    }
}
