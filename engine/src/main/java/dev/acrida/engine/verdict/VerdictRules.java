package dev.acrida.engine.verdict;

import dev.acrida.spi.Shortage;
import dev.acrida.stats.Durations;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What follows from evidence: pure functions. */
public final class VerdictRules {
    /** Below this, the JVM's own warm-up is what keeps cores busy. */
    private static final Duration SHORTEST_FOR_CPU = Duration.ofSeconds(5);

    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private VerdictRules() {}

    /** The verdict on a run of this evidence and these statistics; unknown if nobody looked. */
    public static Verdict judge(Evidence evidence, StatsSnapshot stats) {
        return judge(evidence, stats, SHORTEST_FOR_CPU);
    }

    /** The same, but judged by the CPU however short the run was. */
    public static Verdict judgeStrictly(Evidence evidence, StatsSnapshot stats) {
        return judge(evidence, stats, Duration.ZERO);
    }

    private static Verdict judge(Evidence evidence, StatsSnapshot stats, Duration shortestForCpu) {
        if (evidence.watched().isZero()) {
            return Verdict.UNKNOWN;
        }
        List<Check> checks = new ArrayList<>();
        if (evidence.watched().compareTo(shortestForCpu) >= 0) {
            addShare(checks, Concern.MACHINE_CPU, evidence.machineCpu());
            addShare(checks, Concern.PROCESS_CPU, evidence.processCpu());
        }
        if (stats.schedule().any()) {
            addSchedule(checks, stats);
        }
        checks.add(Check.of(Concern.THREAD_DELAY, millis(evidence.threadDelay())));
        if (evidence.readDelay().isPositive()) {
            checks.add(Check.of(Concern.READ_DELAY, millis(evidence.readDelay())));
        }
        addShare(checks, Concern.GARBAGE_COLLECTION, evidence.collecting());
        checks.add(standstill(evidence));
        addShare(checks, Concern.OPEN_FILES, evidence.openFiles());
        checks.add(shortage(Concern.NO_OPEN_FILE, Shortage.OPEN_FILES, stats));
        checks.add(shortage(Concern.NO_LOCAL_PORT, Shortage.LOCAL_PORTS, stats));
        checks.add(Check.of(Concern.CLOCK_JUMP, millis(evidence.clockJump())));
        if (evidence.workers() > 0) {
            checks.add(workers(evidence));
        }
        return new Verdict(checks);
    }

    private static void addSchedule(List<Check> checks, StatsSnapshot stats) {
        ScheduleStats schedule = stats.schedule();
        Durations lateness = stats.total().lateness();
        checks.add(
                Check.of(Concern.LATENESS, lateness.percentileMillis(0.99))
                        .withNote("longest %.1f ms".formatted(lateness.maxMillis())));
        if (schedule.due() > 0) {
            checks.add(
                    Check.of(Concern.DROPPED_ARRIVALS, schedule.droppedRatio() * PERCENT)
                            .withNote("%,d of %,d".formatted(schedule.dropped(), schedule.due())));
        }
    }

    private static void addShare(List<Check> checks, Concern concern, double share) {
        if (!Double.isNaN(share)) {
            checks.add(Check.of(concern, share * PERCENT));
        }
    }

    private static Check standstill(Evidence evidence) {
        return Check.of(Concern.STANDSTILL, evidence.standstill() * PERCENT)
                .withNote("longest %.0f ms".formatted(millis(evidence.longestStandstill())));
    }

    private static Check shortage(Concern concern, Shortage shortage, StatsSnapshot stats) {
        long failed =
                stats.errors().stream()
                        .filter(error -> shortage.explains(error.error()))
                        .mapToLong(ErrorStats::occurrences)
                        .sum();
        long requests = Math.max(stats.total().count(), failed);
        Check check = Check.of(concern, requests == 0 ? 0 : failed * PERCENT / requests);
        return failed == 0 ? check : check.withNote("%,d requests".formatted(failed));
    }

    private static Check workers(Evidence evidence) {
        return Check.of(Concern.LOST_WORKERS, evidence.lostWorkers() * PERCENT / evidence.workers())
                .withNote("%d of %d".formatted(evidence.lostWorkers(), evidence.workers()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_PER_MILLI;
    }
}
