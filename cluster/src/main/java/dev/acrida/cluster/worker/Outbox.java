package dev.acrida.cluster.worker;

import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what was recorded until the master has it. The same parcel is sent until it was heard; to a
 * master that took the place of another, everything is sent again. Thread-safe.
 */
final class Outbox {
    /** What is not in any parcel yet. */
    private StatsRecorder rest = new StatsRecorder();

    /** Everything in this recording. */
    private StatsRecorder all = new StatsRecorder();

    private long recording;
    private long expected;
    private long sum;
    private long heard;
    private long version;
    private @Nullable Parcel underway;
    private boolean complete;
    private boolean delivered;

    /** What is recorded from the next beginning on belongs to this recording. */
    synchronized void expect(long nextRecording) {
        expected = nextRecording;
    }

    /** Takes what was recorded in about a second. */
    synchronized void add(Interval second) {
        if (second.from().isZero() && recording != expected) {
            begin(expected);
        }
        rest.add(second);
        all.add(second);
    }

    private void begin(long next) {
        recording = next;
        rest = new StatsRecorder();
        all = new StatsRecorder();
        heard = 0;
        version = 0;
        underway = null;
        complete = false;
        delivered = false;
    }

    /** The test is over: nothing will be added to this recording. */
    synchronized void complete() {
        complete = true;
    }

    /** Whether the master has everything of a test that is over. */
    synchronized boolean isDelivered() {
        return delivered;
    }

    /** What the master shall get now. */
    synchronized Parcel next() {
        Parcel again = underway;
        if (again != null) {
            return again;
        }
        Interval counts = heard == 0 ? everything() : rest.tick();
        version++;
        Parcel parcel = new Parcel(sum, recording, heard, version, counts, complete);
        underway = parcel;
        return parcel;
    }

    /** A tick takes away what it tells, so it is put back. */
    private Interval everything() {
        rest.tick();
        Interval everything = all.tick();
        all.add(everything);
        return everything;
    }

    /** The master has so much. */
    synchronized void heard(Orders.Receipt receipt) {
        Parcel sent = underway;
        if (sent == null || receipt.recording() != recording) {
            return;
        }
        if (receipt.sum() != sum) {
            sendAllTo(receipt.sum());
            return;
        }
        if (receipt.version() >= sent.version()) {
            heard = sent.version();
            delivered = sent.last();
            underway = null;
        }
    }

    /** Another master: it has nothing yet. */
    private void sendAllTo(long otherSum) {
        sum = otherSum;
        heard = 0;
        delivered = false;
        underway = null;
    }
}
