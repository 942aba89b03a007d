package dev.acrida.stats;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts how far a schedule is kept. Thread-safe; a count is in one {@link #take} only. */
final class ScheduleBook {
    private final LongAdder due = new LongAdder();
    private final LongAdder started = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder lateNanos = new LongAdder();
    private final LongAdder onSchedule = new LongAdder();
    private final AtomicLong mostLateNanos = new AtomicLong();

    void due() {
        due.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void missed(long starts) {
        missed.add(starts);
    }

    void arrivalStarted(long late) {
        started.increment();
        startedLate(late);
    }

    void startedLate(long late) {
        onSchedule.increment();
        lateNanos.add(late);
        if (late > mostLateNanos.get()) {
            mostLateNanos.accumulateAndGet(late, Math::max);
        }
    }

    /** What has been counted since the last call. */
    ScheduleStats take() {
        return new ScheduleStats(
                due.sumThenReset(),
                started.sumThenReset(),
                dropped.sumThenReset(),
                missed.sumThenReset(),
                lateNanos.sumThenReset(),
                mostLateNanos.getAndSet(0),
                onSchedule.sumThenReset());
    }
}
