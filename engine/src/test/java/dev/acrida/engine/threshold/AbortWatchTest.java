package dev.acrida.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

class AbortWatchTest {
    private final AbortWatch watch = new AbortWatch();

    @Test
    void aConditionAbortsWhenItHasHeldForItsGraceTime() {
        assertThat(look("p95 > 500ms abort after 30s", 10, 600)).isFalse();
        assertThat(look("p95 > 500ms abort after 30s", 39, 600)).isFalse();
        assertThat(look("p95 > 500ms abort after 30s", 40, 600)).isTrue();
    }

    @Test
    void aBreakBeginsTheGraceTimeAnew() {
        look("p95 > 500ms abort after 30s", 10, 600);
        look("p95 > 500ms abort after 30s", 20, 400);
        look("p95 > 500ms abort after 30s", 25, 600);

        assertThat(look("p95 > 500ms abort after 30s", 54, 600)).isFalse();
        assertThat(look("p95 > 500ms abort after 30s", 55, 600)).isTrue();
    }

    @Test
    void withoutAGraceTimeItAbortsAtOnce() {
        assertThat(look("failures > 1% abort", 1, 0.5)).isFalse();
        assertThat(look("failures > 1% abort", 2, 1.5)).isTrue();
    }

    @Test
    void withoutAbortItNeverDoes() {
        assertThat(look("failures > 1%", 1_000, 99)).isFalse();
    }

    @Test
    void statisticsThatBeginAnewBeginTheGraceTimeAnew() {
        look("rps < 100 abort after 30s", 50, 1);
        look("rps < 100 abort after 30s", 3, 1);

        assertThat(look("rps < 100 abort after 30s", 32, 1)).isFalse();
        assertThat(look("rps < 100 abort after 30s", 33, 1)).isTrue();
    }

    @Test
    void whatWasNotMeasuredStopsNothing() {
        FailIf condition = FailIf.parse("GET /typo p95 > 1s abort");
        List<ThresholdVerdict> unknown =
                List.of(new ThresholdVerdict(condition, OptionalDouble.empty()));

        assertThat(watch.look(Duration.ofSeconds(60), unknown)).isEmpty();
    }

    private boolean look(String condition, long second, double value) {
        ThresholdVerdict verdict =
                new ThresholdVerdict(FailIf.parse(condition), OptionalDouble.of(value));
        return watch.look(Duration.ofSeconds(second), List.of(verdict)).isPresent();
    }
}
