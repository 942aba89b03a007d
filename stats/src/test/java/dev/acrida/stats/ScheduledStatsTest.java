package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ScheduledStatsTest {
    private static final EntryKey HOME = new EntryKey("GET", "/");

    private final StatsRecorder recorder = recorder();

    @Test
    void aRunWithoutAScheduleHasNone() {
        recorder.record(sample(5), 1);
        EntryStats home = recorder.snapshot().entries().getFirst();

        assertThat(home.scheduled()).isFalse();
        assertThat(home.response().percentileMillis(1)).isEqualTo(5);
        assertThat(home.lateness().count()).isZero();
        assertThat(recorder.tick().entries().getFirst().scheduled()).isEmpty();
        assertThat(recorder.snapshot().schedule().any()).isFalse();
    }

    @Test
    void theResponseTimeCountsFromTheIntendedStartAndTheServiceTimeDoesNot() {
        recorder.record(sample(5), 100_000_000, 40_000_000, 1);
        EntryStats home = recorder.snapshot().entries().getFirst();

        assertThat(home.maxMillis()).isEqualTo(5);
        assertThat(home.response().maxMillis()).isEqualTo(105);
        assertThat(home.lateness().maxMillis()).isEqualTo(40);
        assertThat(home.currentResponse().maxMillis()).isEqualTo(105);
        assertThat(home.currentLateness().maxMillis()).isEqualTo(40);
    }

    @Test
    void requestsWithoutAScheduleAreAmongTheResponseTimesButNotAmongTheLateOnes() {
        recorder.record(sample(1), 1);
        recorder.record(sample(2), 10_000_000, 10_000_000, 1);
        recorder.record(sample(3), 1);
        recorder.record(sample(4), 2);
        EntryStats home = recorder.snapshot().entries().getFirst();

        assertThat(home.response().count()).isEqualTo(home.count()).isEqualTo(4);
        assertThat(home.response().minMillis()).isEqualTo(1);
        assertThat(home.lateness().count()).isEqualTo(1);
    }

    @Test
    void mergingIntervalsInAnyOrderGivesTheSame() {
        Random random = new Random(5);
        List<Interval> intervals = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 30; i++) {
                boolean scheduled = second % 3 == 1;
                if (scheduled) {
                    recorder.record(sample(random.nextInt(90)), random.nextInt(1 << 30), 7, i);
                    recorder.arrivalDue();
                } else {
                    recorder.record(sample(random.nextInt(90)), i);
                }
            }
            intervals.add(recorder.tick());
        }
        Collections.shuffle(intervals, random);
        StatsRecorder merged = recorder();
        intervals.forEach(merged::add);

        Durations expected = recorder.snapshot().total().response();
        Durations actual = merged.snapshot().total().response();
        assertThat(actual.count()).isEqualTo(expected.count()).isEqualTo(600);
        for (double q = 0; q <= 1; q += 0.01) {
            assertThat(actual.percentileMillis(q)).isEqualTo(expected.percentileMillis(q));
        }
        assertThat(merged.snapshot().schedule()).isEqualTo(recorder.snapshot().schedule());
    }

    @Test
    void theScheduleIsCountedOnceAndForgottenOnReset() {
        recorder.arrivalDue();
        recorder.arrivalDue();
        recorder.arrivalStarted(3_000_000);
        recorder.arrivalDropped();
        recorder.startsMissed(4);
        recorder.pacedStart(1_000_000);

        ScheduleStats seen = recorder.snapshot().schedule();
        assertThat(seen.due()).isEqualTo(2);
        assertThat(seen.started() + seen.dropped()).isEqualTo(2);
        assertThat(seen.droppedRatio()).isEqualTo(0.5);
        assertThat(seen.missed()).isEqualTo(4);
        assertThat(seen.averageLateMillis()).isEqualTo(2);
        assertThat(seen.mostLateMillis()).isEqualTo(3);
        assertThat(recorder.tick().schedule()).isEqualTo(seen);
        assertThat(recorder.tick().schedule()).isEqualTo(ScheduleStats.NONE);
        assertThat(recorder.snapshot().schedule()).isEqualTo(seen);

        recorder.reset();
        assertThat(recorder.snapshot().schedule().any()).isFalse();
    }

    private static Sample sample(long millis) {
        return new Sample(HOME, millis * 1_000_000, 0, Sample.OK);
    }

    private static StatsRecorder recorder() {
        return new StatsRecorder(Clock.systemUTC(), System::nanoTime, 3);
    }
}
