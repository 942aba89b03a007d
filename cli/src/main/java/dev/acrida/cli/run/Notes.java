package dev.acrida.cli.run;

import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * What is to be saved of a run, in the order in which it happened, until somebody writes it, so
 * that a slow disk delays no user. Thread-safe.
 */
final class Notes {
    private final Queue<IntFunction<RunRecord>> all = new ConcurrentLinkedQueue<>();

    /** What was recorded in about a second. */
    void add(Interval interval) {
        all.add(users -> new RunRecord.Second(users, interval));
    }

    void add(RunRecord note) {
        all.add(users -> note);
    }

    /**
     * Writes what has come since the last call.
     *
     * @param users who are alive now
     */
    void write(int users, RunFileWriter writer) {
        for (var next = all.poll(); next != null; next = all.poll()) {
            writer.append(next.apply(users));
        }
    }
}
