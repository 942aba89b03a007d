package dev.acrida.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.spi.Shortage;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Validity;
import dev.acrida.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class VerdictRulesTest {
    private static final Evidence QUIET =
            new Evidence(
                    Duration.ofSeconds(60),
                    0.3,
                    0.2,
                    0.001,
                    0,
                    Duration.ofMillis(3),
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    0.01,
                    Duration.ofMillis(2),
                    0,
                    0);

    private final StatsRecorder recorder = new StatsRecorder();

    @Test
    void aQuietMachineMakesAValidRun() {
        Verdict verdict = judge(QUIET);

        assertThat(verdict.validity()).isEqualTo(Validity.VALID);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict).hasToString("VALID");
    }

    @Test
    void nobodyKnowsWhatNobodyHasLookedAt() {
        assertThat(judge(Evidence.NONE).isKnown()).isFalse();
        assertThat(judge(Evidence.NONE).validity()).isEqualTo(Validity.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "MACHINE_CPU, 0.85, VALID",
        "MACHINE_CPU, 0.86, SUSPECT",
        "MACHINE_CPU, 0.96, INVALID",
        "PROCESS_CPU, 0.9, SUSPECT",
        "PROCESS_CPU, 0.99, INVALID",
        "GARBAGE_COLLECTION, 0.01, VALID",
        "GARBAGE_COLLECTION, 0.02, SUSPECT",
        "GARBAGE_COLLECTION, 0.2, INVALID",
        "STANDSTILL, 0.009, VALID",
        "STANDSTILL, 0.033, SUSPECT",
        "STANDSTILL, 0.06, INVALID",
        "OPEN_FILES, 0.89, VALID",
        "OPEN_FILES, 0.95, SUSPECT",
        "OPEN_FILES, 1, INVALID",
        "THREAD_DELAY, 0.009, VALID",
        "THREAD_DELAY, 0.05, SUSPECT",
        "THREAD_DELAY, 0.25, INVALID",
        "READ_DELAY, 0.009, VALID",
        "READ_DELAY, 0.05, SUSPECT",
        "READ_DELAY, 0.25, INVALID",
        "CLOCK_JUMP, 0.4, VALID",
        "CLOCK_JUMP, 3, SUSPECT",
        "CLOCK_JUMP, 3600, INVALID"
    })
    void eachConcernHasItsLimits(Concern concern, double measured, Validity expected) {
        Verdict verdict = judge(quietBut(concern, measured));

        assertThat(verdict.validity()).isEqualTo(expected);
        assertThat(verdict.reasons().stream().map(Check::concern))
                .isEqualTo(expected == Validity.VALID ? List.of() : List.of(concern));
    }

    @Test
    void cpuIsNotJudgedBeforeTheJvmIsWarm() {
        Evidence shortRun =
                new Evidence(
                        Duration.ofSeconds(4),
                        1,
                        1,
                        0,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        Duration.ZERO,
                        0,
                        0);

        assertThat(judge(shortRun).validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void requestsThatFoundNoPortAreTheGeneratorsOwnFault() {
        for (int i = 0; i < 999; i++) {
            record(Sample.OK);
        }
        record(Shortage.LOCAL_PORTS.text() + " to connect to 10.0.0.1:80 from");

        Verdict verdict = judge(QUIET);

        assertThat(verdict.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(verdict.reasons().getFirst().valueText()).isEqualTo("0.1 % (1 requests)");
        for (int i = 0; i < 20; i++) {
            record(Shortage.OPEN_FILES.text());
        }
        assertThat(judge(QUIET))
                .hasToString(
                        "INVALID: requests without a file descriptor 1.96 % (20 requests),"
                                + " requests without a local port 0.1 % (1 requests)");
    }

    @Test
    void aLostWorkerMakesARunSuspect() {
        assertThat(judge(QUIET.withWorkers(20, 0)).validity()).isEqualTo(Validity.VALID);
        assertThat(judge(QUIET.withWorkers(20, 1)))
                .hasToString("SUSPECT: lost workers 5 % (1 of 20)");
        assertThat(judge(QUIET.withWorkers(20, 5)).validity()).isEqualTo(Validity.INVALID);
    }

    @Test
    void ofSeveralMachinesTheWorstCounts() {
        Evidence both = Evidence.NONE.and(quietBut(Concern.PROCESS_CPU, 0.99)).and(QUIET);

        assertThat(judge(both)).hasToString("INVALID: CPU of this process 99 %");
    }

    @Test
    void aReasonSaysWhatToDo() {
        assertThat(judge(quietBut(Concern.STANDSTILL, 0.033)).reasons().getFirst())
                .hasToString(
                        "standstill of the process: 3.3 % (longest 3 ms), more than 1 %: look for a"
                            + " machine that is paused, swaps, or shares its cores with others");
    }

    /** A quiet machine, but for one share (0..1), or one time in seconds. */
    private static Evidence quietBut(Concern concern, double value) {
        Duration time = Duration.ofNanos((long) (value * 1e9));
        return new Evidence(
                QUIET.watched(),
                concern == Concern.MACHINE_CPU ? value : QUIET.machineCpu(),
                concern == Concern.PROCESS_CPU ? value : QUIET.processCpu(),
                concern == Concern.GARBAGE_COLLECTION ? value : QUIET.collecting(),
                concern == Concern.STANDSTILL ? value : QUIET.standstill(),
                QUIET.longestStandstill(),
                concern == Concern.THREAD_DELAY ? time : QUIET.threadDelay(),
                concern == Concern.READ_DELAY ? time : QUIET.readDelay(),
                concern == Concern.OPEN_FILES ? value : QUIET.openFiles(),
                concern == Concern.CLOCK_JUMP ? time : QUIET.clockJump(),
                0,
                0);
    }

    private Verdict judge(Evidence evidence) {
        return VerdictRules.judge(evidence, recorder.snapshot());
    }

    private void record(String error) {
        recorder.record(new Sample(new EntryKey("GET", "/"), 1_000_000, 0, error), 0);
    }
}
