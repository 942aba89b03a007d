package dev.acrida.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Task;
import dev.acrida.Threshold;
import dev.acrida.User;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Judgement;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

class ThresholdsTest {
    private final StatsRecorder recorder = new StatsRecorder();

    @Threshold("p95 > 1s")
    static class Shopper extends User {
        @Task
        void look() {}
    }

    static class Buyer extends Shopper {}

    @Threshold({"p95 > 1s", "p95 ~ 1s"})
    static class Broken extends User {
        @Task
        void look() {}
    }

    @Test
    void timesSharesAndCountsAreComparedWithWhatWasMeasured() {
        record("GET", "/", 100, "");
        record("GET", "/", 300, "HTTP 500");

        assertThat(passed("max > 300ms")).isTrue();
        assertThat(passed("max >= 300ms")).isFalse();
        assertThat(passed("avg > 199ms")).isFalse();
        assertThat(passed("failures > 50%")).isTrue();
        assertThat(passed("failures >= 50%")).isFalse();
        assertThat(passed("failures > 0")).isFalse();
        assertThat(passed("requests < 2")).isTrue();
    }

    @Test
    void responseTimesFromTheIntendedStartAndLatenessMayBeNamed() {
        assertThat(passed("response p99 > 1s")).as("nothing has a schedule").isFalse();
        Sample sample = new Sample(new EntryKey("GET", "/a b"), 5_000_000, 0, Sample.OK);
        recorder.record(sample, 100_000_000, 30_000_000, 1);

        assertThat(passed("p99 > 5ms")).isTrue();
        assertThat(passed("response p99 > 105ms")).isTrue();
        assertThat(passed("response max >= 105ms")).isFalse();
        assertThat(passed("lateness avg > 30ms")).isTrue();
        assertThat(passed("GET /a b lateness p50 > 29ms")).isFalse();
        assertThat(FailIf.parse("GET /a b lateness p50 > 29ms").entry()).isEqualTo("GET /a b");
    }

    @Test
    void lateRequestsAreNotCountedByRates() {
        assertThatThrownBy(() -> FailIf.parse("lateness rps > 5"))
                .hasMessageContaining("lateness must be followed by a time such as p99")
                .hasMessageEndingWith("\n           ^");
    }

    @Test
    void anEntryIsNamedWithOrWithoutItsMethod() {
        record("GET", "/a b", 100, "");
        record("POST", "/a b", 900, "");

        assertThat(passed("GET /a b max > 500ms")).isTrue();
        assertThat(passed("POST /a b max > 500ms")).isFalse();
        assertThat(passed("/a b max > 500ms")).isFalse();
    }

    @Test
    void whatWasNeverMeasuredHasNotPassed() {
        record("GET", "/", 1, "");

        ThresholdVerdict verdict = judge("GET /typo p95 > 500ms");

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict).hasToString("GET /typo p95 > 500ms: failed, was no such requests");
    }

    @Test
    void withoutAnyRequestOnlyCountsAndRatesAreKnown() {
        assertThat(passed("failures > 0")).isTrue();
        assertThat(passed("rps < 1")).isFalse();
        assertThat(passed("failures > 1%")).isFalse();
        assertThat(passed("p95 > 1s")).isFalse();
    }

    @Test
    void aUserClassAndItsSubclassesDeclareThem() {
        List<UserClass> classes =
                UserClasses.from(List.of(Shopper.class, Buyer.class), TagFilter.ALL, List.of());

        assertThat(Thresholds.of(classes, List.of(FailIf.parse("rps < 1"))).conditions())
                .hasToString("[p95 > 1s, rps < 1]");
    }

    @Test
    void aWrongDeclarationNamesItsClass() {
        List<UserClass> classes = UserClasses.from(List.of(Broken.class), TagFilter.ALL, List.of());

        assertThatThrownBy(() -> Thresholds.of(classes, List.of()))
                .isInstanceOf(TestDefinitionException.class)
                .hasMessageStartingWith("Broken: its @Threshold is not a condition: a comparison");
    }

    @Test
    void aFailedThresholdHasAnExitCodeOfItsOwn() {
        record("GET", "/", 100, "HTTP 500");

        assertThat(exitCode()).isEqualTo(1);
        assertThat(exitCode("p95 > 1ms")).isEqualTo(3);
        assertThat(exitCode("p95 > 1s")).isEqualTo(1);
    }

    @Test
    void aThresholdForFailuresDecidesHowManyMayFail() {
        record("GET", "/", 100, "HTTP 500");
        record("GET", "/", 100, "");

        assertThat(exitCode("failures > 50%")).isZero();
        assertThat(exitCode("failures > 10%")).isEqualTo(3);
        assertThat(exitCode("GET / failures > 50%")).isEqualTo(1);
    }

    private void record(String method, String name, long millis, String error) {
        recorder.record(new Sample(new EntryKey(method, name), millis * 1_000_000, 0, error), 0);
    }

    private boolean passed(String condition) {
        return judge(condition).passed();
    }

    private ThresholdVerdict judge(String condition) {
        return verdicts(condition).getFirst();
    }

    private List<ThresholdVerdict> verdicts(String... conditions) {
        return new Thresholds(Stream.of(conditions).map(FailIf::parse).toList())
                .judge(recorder.snapshot());
    }

    private int exitCode(String... conditions) {
        return new RunOutcome(OptionalInt.empty(), recorder.snapshot(), Optional.empty(), 0, 0)
                .withJudgement(Judgement.NONE.withThresholds(verdicts(conditions)))
                .exitCode(1);
    }
}
