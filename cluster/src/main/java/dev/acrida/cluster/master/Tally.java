package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;

import java.util.List;
import java.util.TreeSet;

/**
 * Adds up what one worker recorded, each request once, whatever arrives twice, late or never.
 * Thread-safe.
 */
final class Tally {
    private final String worker;
    private long recording;
    private long version;
    private long durable;
    private boolean complete;

    Tally(String worker) {
        this.worker = worker;
    }

    /**
     * Adds a parcel, if it leads on from what was added before.
     *
     * @param sum what the recorder is called: parcels for others are left
     * @param current the recording that goes on: parcels of others are left
     * @return how much of the worker's counts is in the recorder now
     */
    synchronized Receipt add(Parcel parcel, long sum, long current, StatsRecorder recorder) {
        if (recording != current) {
            recording = current;
            version = 0;
            durable = 0;
            complete = false;
        }
        if (parcel.sum() == sum
                && parcel.recording() == current
                && parcel.base() == version
                && parcel.version() > version) {
            recorder.add(fromHere(parcel.counts()));
            version = parcel.version();
        }
        complete |=
                parcel.last()
                        && parcel.sum() == sum
                        && parcel.recording() == current
                        && parcel.version() == version;
        return new Receipt(sum, recording, version, durable);
    }

    /** How much is in the recorder of this recording. */
    synchronized long version(long current) {
        return recording == current ? version : 0;
    }

    /** So much of it outlives this process. */
    synchronized void durable(long ofRecording, long upTo) {
        if (recording == ofRecording) {
            durable = Math.max(durable, upTo);
        }
    }

    /** So much was in the recorder of a process before this one, and is in this one's. */
    synchronized void restore(long ofRecording, long upTo, boolean wasComplete) {
        recording = ofRecording;
        version = upTo;
        durable = upTo;
        complete = wasComplete;
    }

    /** Whether all that the worker recorded in this recording has been added. */
    synchronized boolean isComplete(long current) {
        return recording == current && complete;
    }

    /** A worker calls itself local: where exceptions were thrown is for the master to say. */
    private Interval fromHere(Interval counts) {
        List<ExceptionStats> exceptions =
                counts.exceptions().stream()
                        .map(
                                each ->
                                        new ExceptionStats(
                                                each.message(),
                                                each.trace(),
                                                each.count(),
                                                new TreeSet<>(List.of(worker))))
                        .toList();
        return new Interval(
                counts.from(),
                counts.to(),
                counts.entries(),
                counts.errors(),
                exceptions,
                counts.ledger(),
                counts.schedule());
    }
}
