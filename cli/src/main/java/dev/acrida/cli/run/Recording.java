package dev.acrida.cli.run;

import dev.acrida.CpuWarning;
import dev.acrida.Events;
import dev.acrida.ResetStats;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStopping;
import dev.acrida.engine.Run;
import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Saves a run while it goes on. What others say passes through queues; only the caller of {@link
 * #second} and {@link #end} writes, so that a slow disk delays no user.
 */
final class Recording implements AutoCloseable {
    private final RunFileWriter writer;
    private final Queue<Interval> intervals;
    private final Queue<RunRecord> happenings = new ConcurrentLinkedQueue<>();
    private final RunRecord.Facts facts;

    private Recording(RunFileWriter writer, RunRecord.Facts facts, Queue<Interval> intervals) {
        this.writer = writer;
        this.facts = facts;
        this.intervals = intervals;
    }

    /**
     * Begins a file.
     *
     * @param intervals where others add what was recorded
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static Recording open(Path file, RunRecord.Facts facts, Queue<Interval> intervals) {
        return new Recording(RunFileWriter.open(file, facts), facts, intervals);
    }

    /** From now on, what happens in the run is marked. */
    void listen(Run run) {
        Events events = run.environment().events();
        events.on(TestStart.class, e -> happenings.add(RunFacts.of(facts, e.environment())));
        events.on(
                SpawningComplete.class,
                e -> happened(run.stats(), e.userCount() + " users are running"));
        events.on(
                ResetStats.class,
                e -> happened(run.stats(), "statistics began anew, after the ramp"));
        events.on(
                CpuWarning.class,
                e ->
                        happened(
                                run.stats(),
                                "this process used %.0f %% of its cores".formatted(e.cpuUsage())));
        events.on(
                TestStopping.class,
                e ->
                        run.status()
                                .stopReason()
                                .ifPresent(
                                        why -> happened(run.stats(), "stopping: " + why.text())));
    }

    private void happened(StatsSnapshot stats, String text) {
        happenings.add(new RunRecord.Happening(stats.elapsed(), text));
    }

    /** Writes what has come since the last call. */
    void second(Instant started, int users) {
        for (Interval next = intervals.poll(); next != null; next = intervals.poll()) {
            if (next.from().isZero()) {
                writer.append(new RunRecord.Begin(started));
            }
            writer.append(new RunRecord.Second(users, next));
        }
        for (var next = happenings.poll(); next != null; next = happenings.poll()) {
            writer.append(next);
        }
    }

    /** Writes what is to be thought of the run so far. */
    void judged(Judgement judgement) {
        writer.append(RunRecord.Judged.of(judgement));
    }

    /** Writes the rest. */
    void end(StatsSnapshot stats, Judgement judgement, RunRecord.End end) {
        second(stats.started(), 0);
        judged(judgement);
        writer.append(end);
    }

    @Override
    public void close() {
        writer.close();
    }
}
