package dev.acrida.cluster.worker;

import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.Interval;
import dev.acrida.stats.StatsRecorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keeps what was recorded until the master has it where it outlives the master's process. The same
 * parcel is sent until it was heard. A master that was started again may have less than it had: it
 * is sent what it lacks, or, if it has nothing at all, everything. Thread-safe.
 */
final class Outbox {
    /** What is not in any piece yet. */
    private StatsRecorder rest = new StatsRecorder();

    /** Everything in this recording. */
    private StatsRecorder all = new StatsRecorder();

    /** What the master may not have for good, oldest first. */
    private final Deque<Piece> pieces = new ArrayDeque<>();

    private long recording;
    private long expected;
    private long sum;

    /** Up to which version the master has added it, at the moment. */
    private long added;

    /** Up to which version it has it for good. */
    private long durable;

    /** Of the last piece. */
    private long version;

    /** After the last second of a test: how much there was. */
    private boolean complete;

    private long lastVersion = Long.MAX_VALUE;

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
        pieces.clear();
        added = 0;
        durable = 0;
        version = 0;
        complete = false;
        lastVersion = Long.MAX_VALUE;
    }

    /** The test is over: nothing will be added to this recording. */
    synchronized void complete() {
        complete = true;
    }

    /** Whether the master has everything of a test that is over. */
    synchronized boolean isDelivered() {
        return added >= lastVersion;
    }

    /** Whether it has it for good. */
    synchronized boolean isDurable() {
        return durable >= lastVersion;
    }

    /** What the master shall get now. */
    synchronized Parcel next() {
        if (version == added && lastVersion == Long.MAX_VALUE) {
            cut(rest.tick());
        }
        return new Parcel(sum, recording, added, version, missing(), version == lastVersion);
    }

    private void cut(Interval counts) {
        version++;
        pieces.addLast(new Piece(version, counts));
        if (complete) {
            lastVersion = version;
        }
    }

    /** The pieces that the master has not added, as one. */
    private Interval missing() {
        List<Interval> late =
                pieces.stream().filter(p -> p.version > added).map(Piece::counts).toList();
        if (late.size() == 1) {
            return late.getFirst();
        }
        StatsRecorder together = new StatsRecorder();
        late.forEach(together::add);
        return together.everything();
    }

    /**
     * The master has so much.
     *
     * @return whether it is another master than before
     */
    synchronized boolean heard(Orders.Receipt receipt) {
        if (receipt.sum() != sum) {
            sendAllTo(receipt.sum());
            return true;
        }
        if (receipt.recording() == recording) {
            added = receipt.version();
            durable = receipt.durable();
            pieces.removeIf(piece -> piece.version <= durable);
        }
        return false;
    }

    /** Another sum: it has nothing yet. */
    private void sendAllTo(long otherSum) {
        sum = otherSum;
        pieces.clear();
        added = 0;
        durable = 0;
        rest.tick();
        lastVersion = Long.MAX_VALUE;
        cut(all.everything());
    }

    /**
     * What was recorded between two versions that follow each other.
     *
     * @param version the second one
     */
    private record Piece(long version, Interval counts) {}
}
