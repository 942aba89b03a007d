package dev.acrida.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.engine.capacity.CapacityStep.Outcome;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A generator that is short of something, in front of a target whose speed is known. */
class StepRulesTest {
    private static final int RATE = 1_000;
    private static final Optional<CapacityStep> BEFORE =
            Optional.of(new CapacityStep(500, Outcome.HELD, 500, 1, ""));

    private double cpu = 0.3;
    private int arrivals = RATE;
    private int dropped;
    private int late;
    private double millis = 1;
    private String slo = "p99 < 200ms";

    @Test
    void aFastTargetHolds() {
        assertThat(judge().outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aSlowTargetBreaks() {
        millis = 300;

        assertThat(judge().outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(judge().reason()).isEqualTo("p99 < 200ms was 300 ms");
    }

    @Test
    void aFastTargetOfAGeneratorWithoutUsersIsNotAtItsLimit() {
        dropped = 400;

        assertThat(judge().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(judge().reason())
                .isEqualTo("400 arrivals found no user free, more --max-users are needed");
        assertThat(judge(Optional.empty()).outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void aLackOfUsersIsAlsoBehindTooLowAThroughput() {
        dropped = 400;
        slo = "rps > 990";

        assertThat(judge().outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void aTargetThatHoldsAllUsersBackIsAtItsLimit() {
        dropped = 400;
        millis = 100; // within what is asked for, but a hundred times what it was

        assertThat(judge().outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(judge().reason()).isEqualTo("400 arrivals found all users waiting");
    }

    @Test
    void inAShortStepABusyCpuExplainsWhatBrokeButSpoilsNothingThatHeld() {
        cpu = 0.99;
        assertThat(judge().outcome()).isEqualTo(Outcome.HELD);

        millis = 300;
        assertThat(judge().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(judge().reason()).contains("CPU of the machine 99 %");
    }

    @Test
    void whatTheGeneratorSentTooLateSaysNothingOfTheTarget() {
        late = 250;

        assertThat(judge().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(judge().reason()).contains("lateness");
    }

    @Test
    void arrivalsThatTheGeneratorDidNotMakeAreNotBorneByTheTarget() {
        arrivals = 700;

        assertThat(judge().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(judge().reason()).isEqualTo("only 700 arrivals were made");
    }

    private CapacityStep judge() {
        return judge(BEFORE);
    }

    /** One second in which as many users arrive as the fields say. */
    private CapacityStep judge(Optional<CapacityStep> held) {
        AtomicLong nanos = new AtomicLong();
        StatsRecorder recorder = new StatsRecorder(Clock.systemUTC(), nanos::get, 1);
        EntryKey key = new EntryKey("GET", "/");
        for (int i = 0; i < arrivals; i++) {
            recorder.arrivalDue();
            if (i < dropped) {
                recorder.arrivalDropped();
            } else {
                long lateNanos = late * 1_000_000L;
                recorder.arrivalStarted(lateNanos);
                Sample sample = new Sample(key, (long) (millis * 1e6), 0, Sample.OK);
                recorder.record(sample, lateNanos, lateNanos, 0);
            }
        }
        nanos.addAndGet(1_000_000_000);
        StatsSnapshot stats = recorder.snapshot();
        Thresholds thresholds = new Thresholds(List.of(FailIf.unless(slo).fromIntendedStart()));
        Evidence evidence = evidence();
        return StepRules.judge(
                RATE,
                new StepFacts(
                        stats,
                        thresholds.judge(stats),
                        VerdictRules.judge(evidence, stats),
                        VerdictRules.judgeStrictly(evidence, stats),
                        10,
                        10),
                held);
    }

    private Evidence evidence() {
        return new Evidence(
                Duration.ofSeconds(1),
                cpu,
                0.2,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                0.01,
                Duration.ZERO,
                0,
                0);
    }
}
