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
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Saves a run while it goes on. What others say passes through notes; only the caller of {@link
 * #second} and {@link #end} writes. A process may run several tests, one after the other: each
 * begins with its own facts, and what is read is the last.
 */
final class Recording implements AutoCloseable {
    private final RunFileWriter writer;
    private final Supplier<RunRecord.Facts> facts;
    private final Notes notes;

    private Recording(RunFileWriter writer, Supplier<RunRecord.Facts> facts, Notes notes) {
        this.writer = writer;
        this.facts = facts;
        this.notes = notes;
    }

    /**
     * Begins a file.
     *
     * @param facts of the test that was started last
     * @param notes where others add what was recorded
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static Recording open(Path file, Supplier<RunRecord.Facts> facts, Notes notes) {
        return new Recording(RunFileWriter.open(file, facts.get()), facts, notes);
    }

    /** From now on, what happens in the run is marked. */
    void listen(Run run) {
        Events events = run.environment().events();
        events.on(TestStart.class, e -> notes.add(facts.get()));
        events.on(TestStart.class, e -> begin(run));
        events.on(
                SpawningComplete.class,
                e -> happened(run.stats(), e.userCount() + " users are running"));
        events.on(ResetStats.class, e -> begin(run));
        events.on(ResetStats.class, e -> happened(run.stats(), "statistics began anew"));
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

    private void begin(Run run) {
        notes.add(new RunRecord.Begin(run.stats().started()));
    }

    private void happened(StatsSnapshot stats, String text) {
        notes.add(new RunRecord.Happening(stats.elapsed(), text));
    }

    /** Writes what has come since the last call. */
    void second(int users) {
        notes.write(users, writer);
    }

    /** Writes what is to be thought of the run so far. */
    void judged(Judgement judgement) {
        writer.append(RunRecord.Judged.of(judgement));
    }

    /** Writes the rest of a test. */
    void end(Judgement judgement, RunRecord.End end) {
        second(0);
        judged(judgement);
        writer.append(end);
    }

    @Override
    public void close() {
        writer.close();
    }
}
