package dev.acrida.stats;

import java.time.Duration;
import java.util.List;

/**
 * What was recorded in one stretch of time, usually a second. Intervals that follow each other make
 * up a recording: {@link StatsRecorder#add adding} them all to another recorder gives the same
 * statistics. Immutable and thread-safe.
 *
 * @param from when it began, since the recording did
 * @param to when it ended, since the recording did
 * @param entries those with samples, ordered by name, then method
 * @param errors kinds of failures seen in it, with their occurrences in it
 * @param exceptions exceptions from user code thrown in it
 * @param ledger what was written into the books in it
 */
public record Interval(
        Duration from,
        Duration to,
        List<Entry> entries,
        List<ErrorStats> errors,
        List<ExceptionStats> exceptions,
        Ledger ledger) {

    /** Copies the lists. */
    public Interval {
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
        exceptions = List.copyOf(exceptions);
    }

    /** How long it was. */
    public Duration length() {
        return to.minus(from);
    }

    /**
     * One entry's part of an interval.
     *
     * @param key what the entry is about
     * @param requests samples, failed ones included
     * @param failures samples that failed
     * @param bytes decoded response bytes
     * @param latency their response times, as far as they had one
     * @param phases where their time went, as far as that is known
     */
    public record Entry(
            EntryKey key,
            long requests,
            long failures,
            long bytes,
            BucketCounts latency,
            Phases phases) {}
}
