package dev.acrida.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.threshold.FailIf.Relation;
import dev.acrida.threshold.Metric.Figure;
import dev.acrida.threshold.Metric.Percentile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

class FailIfTest {
    @Test
    void aConditionIsAMetricARelationAndABound() {
        FailIf condition = FailIf.parse("p95 > 500ms");

        assertThat(condition.entry()).isEmpty();
        assertThat(condition.metric()).isEqualTo(new Percentile(0.95));
        assertThat(condition.relation()).isEqualTo(Relation.ABOVE);
        assertThat(condition.bound()).isEqualTo(500);
        assertThat(condition).hasToString("p95 > 500ms");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /products p99 > 1s, GET /products, 1000",
        "GET /a > b avg<=2 ms, GET /a > b, 2",
        "/search?q=a b max >= 1.5s, /search?q=a b, 1500",
        "POST /orders min < 250us, POST /orders, 0.25"
    })
    void whatStandsBeforeTheMetricIsTheEntry(String text, String entry, double millis) {
        assertThat(FailIf.parse(text).entry()).isEqualTo(entry);
        assertThat(FailIf.parse(text).bound()).isEqualTo(millis);
    }

    @Test
    void failuresAreAShareOrACount() {
        assertThat(FailIf.parse("failures > 1%").metric()).isEqualTo(Figure.FAILURE_SHARE);
        assertThat(FailIf.parse("failures > 0").metric()).isEqualTo(Figure.FAILURES);
        assertThat(FailIf.parse("failures/s > 2/s").metric()).isEqualTo(Figure.FAILURES_PER_SECOND);
        assertThat(FailIf.parse("rps < 100").metric()).isEqualTo(Figure.REQUESTS_PER_SECOND);
        assertThat(FailIf.parse("median > 1s").metric()).isEqualTo(new Percentile(0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "p95 > 500ms, -1",
        "p95 > 500ms abort, 0",
        "p95 > 500 ms   abort  after  30s, 30",
        "GET /a failures > 1% abort after 2m, 120",
        "failures > 5 abort after 1h1m1s, 3661"
    })
    void aConditionMayStopTheRunAfterAGraceTime(String text, long seconds) {
        assertThat(FailIf.parse(text).abortAfter())
                .isEqualTo(
                        seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void whatShallHoldFailsWhereItDoesNot() {
        FailIf slo = FailIf.unless("GET / p99 < 200ms");

        assertThat(slo.holds(199)).isFalse();
        assertThat(slo.holds(200)).isTrue();
        assertThat(slo.entry()).isEqualTo("GET /");
        assertThat(FailIf.unless("rps >= 100").holds(99)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "p95 500ms, 9, a comparison is missing",
        "> 500ms, 0, a metric such as p95",
        "p95 > fast, 6, a number must follow",
        "p95 > -1ms, 6, a number must follow",
        "p95 >, 5, a number must follow",
        "GET / p9x > 1s, 6, no metric is called 'p9x'",
        "p101 > 1s, 0, at most p100",
        "p95 > 500, 9, needs a unit",
        "p95 > 500%, 9, was '%'",
        "rps < 10ms, 8, takes no unit or /s",
        "requests < 10s, 13, takes no unit",
        "p95 > 5 m s, 8, was 'm'",
        "p95 > 5ms later, 10, only 'abort' or 'abort after TIME' may follow the value",
        "rps < 5 abbort, 8, was 'abbort'",
        "p95 > 5ms abort 30s, 16, only 'after TIME' may follow 'abort'",
        "p95 > 5ms abort after, 21, a time must follow 'after'",
        "p95 > 5ms abort after soon, 22, was 'soon'",
        "p95 > 5ms abort after 5s now, 25, nothing may follow the time"
    })
    void theCaretIsWhereItGoesWrong(String text, int at, String why) {
        assertThatThrownBy(() -> FailIf.parse(text))
                .isInstanceOf(ThresholdException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("\n  " + text + "\n  " + " ".repeat(at) + "^");
    }
}
