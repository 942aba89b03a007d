package dev.acrida.web.feed;

import dev.acrida.Events;
import dev.acrida.ResetStats;
import dev.acrida.SpawningComplete;
import dev.acrida.TestStart;
import dev.acrida.TestStop;
import dev.acrida.TestStopping;
import dev.acrida.engine.Run;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What happened in a run, in its order, until somebody reads it; and the epoch, which grows
 * whenever statistics begin anew. Thread-safe: the run writes, and never waits.
 */
public final class Journal implements Consumer<Interval> {
    /** A page of the journal. */
    sealed interface Entry {
        /** Statistics begin anew. */
        record Begin(Instant started, int epoch) implements Entry {}

        /** About a second is over. */
        record Second(Interval interval) implements Entry {}

        /** Something that charts mark. */
        record Happening(Instant at, String text) implements Entry {}
    }

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int epoch;
    private boolean news;

    /** An empty one. */
    public Journal() {}

    /** Takes what a run recorded in a second. */
    @Override
    public void accept(Interval interval) {
        entries.add(new Entry.Second(interval));
    }

    /** From now on, what happens in the run is written down. */
    public void listen(Run run) {
        Events events = run.environment().events();
        events.on(TestStart.class, e -> begin("the test starts"));
        events.on(ResetStats.class, e -> begin("statistics begin anew"));
        events.on(SpawningComplete.class, e -> happened(e.userCount() + " users are running"));
        events.on(TestStopping.class, e -> happened("stopping" + reason(run)));
        events.on(TestStop.class, e -> happened("stopped"));
    }

    /** Marks something that somebody did by the page. */
    public void happened(String text) {
        entries.add(new Entry.Happening(Instant.now(), text));
        tell(0);
    }

    /** How often statistics have begun anew. */
    public int epoch() {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until statistics have begun anew since that epoch; false if the time is up before. */
    public boolean awaitAfter(int before, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (epoch <= before && left > 0) {
                left = changed.awaitNanos(left);
            }
            return epoch > before;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something has happened, but no longer than this. */
    void awaitNews(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!news && left > 0) {
                left = changed.awaitNanos(left);
            }
            news = false;
        } finally {
            lock.unlock();
        }
    }

    /** Hands out what was written since the last call; to be called by one thread. */
    void read(Consumer<Entry> reader) {
        for (Entry next = entries.poll(); next != null; next = entries.poll()) {
            reader.accept(next);
        }
    }

    private void begin(String text) {
        lock.lock();
        try {
            entries.add(new Entry.Begin(Instant.now(), epoch + 1));
        } finally {
            lock.unlock();
        }
        entries.add(new Entry.Happening(Instant.now(), text));
        tell(1);
    }

    private void tell(int epochs) {
        lock.lock();
        try {
            epoch += epochs;
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String reason(Run run) {
        return run.status().stopReason().map(why -> ": " + why.text()).orElse("");
    }
}
