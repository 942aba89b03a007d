package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** What all workers recorded, added up. Thread-safe: many can add at the same time. */
final class Sum {
    private final StatsRecorder recorder;

    /** No two sums have the same, and none has 0. */
    private volatile long name = 1 + (new SecureRandom().nextLong() >>> 1);

    /** Held for reading while counts are added, for writing while they begin anew. */
    private final ReadWriteLock adding = new ReentrantReadWriteLock();

    private final AtomicLong recording = new AtomicLong(System.currentTimeMillis());

    Sum(StatsRecorder recorder) {
        this.recorder = recorder;
    }

    /** It is the sum of this name, of a process before this one; to be called before any other. */
    void restore(long itsName, long itsRecording) {
        name = itsName;
        recording.set(itsRecording);
    }

    long name() {
        return name;
    }

    /** Calls this while nothing is added, with what is in here. */
    <T> T whileStill(Function<Interval, T> look) {
        adding.writeLock().lock();
        try {
            return look.apply(recorder.everything());
        } finally {
            adding.writeLock().unlock();
        }
    }

    /** Which recording goes on: no two of any masters are the same. */
    long recording() {
        return recording.get();
    }

    /** Counts of before are forgotten, those that are still on their way too. */
    void beginAnew() {
        adding.writeLock().lock();
        try {
            recording.incrementAndGet();
            recorder.reset();
        } finally {
            adding.writeLock().unlock();
        }
    }

    /** Adds what has come from a worker, if it is new. */
    Receipt add(Parcel parcel, Tally worker) {
        adding.readLock().lock();
        try {
            return worker.add(parcel, name, recording.get(), recorder);
        } finally {
            adding.readLock().unlock();
        }
    }

    /** Whether all that the worker recorded is in here. */
    boolean isComplete(Tally worker) {
        return worker.isComplete(recording.get());
    }
}
