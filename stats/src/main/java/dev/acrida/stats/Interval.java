package dev.acrida.stats;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
 * @param schedule how far the schedule of starts was kept in it
 */
public record Interval(
        Duration from,
        Duration to,
        List<Entry> entries,
        List<ErrorStats> errors,
        List<ExceptionStats> exceptions,
        Ledger ledger,
        ScheduleStats schedule) {

    /** Copies the lists; files of before there were schedules have none. */
    public Interval {
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
        exceptions = List.copyOf(exceptions);
        schedule = Objects.requireNonNullElse(schedule, ScheduleStats.NONE);
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
     * @param latency their service times, as far as they had one
     * @param phases where their time went, as far as that is known
     * @param scheduled their response times and lateness, if any had a schedule
     */
    public record Entry(
            EntryKey key,
            long requests,
            long failures,
            long bytes,
            BucketCounts latency,
            Phases phases,
            Optional<Scheduled> scheduled) {
        /** Files of before there were schedules have none. */
        public Entry {
            scheduled = Objects.requireNonNullElse(scheduled, Optional.empty());
        }
    }
}
