package dev.acrida.http.wire;

import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes users whose time is over, so that none needs a timer of its own: a timer per request would
 * cost more than the request. It only wakes; the user's thread decides, and a time-out is recorded
 * with its exact value whenever it is noticed.
 *
 * <p>While it is awake it also asks the loops how late they read, and moves them if {@link
 * LoopPlace} says so.
 */
final class DeadlineWatch implements AutoCloseable {
    private static final long ROUND_NANOS = 10_000_000;

    /** Rounds become rarer as connections grow, so that they cost less than 0.1 % of a core. */
    private static final long PER_CONNECTION_NANOS = 10_000;

    private final List<Loop> loops;
    private final LoopPlace place;
    private final Thread thread = Thread.ofVirtual().name("acrida-deadlines").unstarted(this::run);
    private int asked;
    private volatile boolean closed;

    private DeadlineWatch(List<Loop> loops, LoopPlace place) {
        this.loops = loops;
        this.place = place;
    }

    static DeadlineWatch open(List<Loop> loops, LoopPlace place) {
        DeadlineWatch watch = new DeadlineWatch(loops, place);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long connections = 0;
        while (!closed) {
            long pause = Math.max(ROUND_NANOS, connections * PER_CONNECTION_NANOS);
            long before = System.nanoTime();
            LockSupport.parkNanos(pause);
            long now = System.nanoTime();
            // Before the first connection only the start of the run is slow, which delays nothing.
            if (connections > 0) {
                moveIfDue(now - before);
                askNext(pause);
            }
            connections = round(now);
        }
    }

    private void moveIfDue(long nanos) {
        boolean moves = true;
        try {
            moves = place.passed(nanos);
        } catch (RuntimeException | Error e) {
            // It could not be logged, for example without a file descriptor: time-outs go on.
        }
        if (moves) {
            loops.forEach(loop -> loop.moveTo(place.isPlatform()));
        }
    }

    /** One loop a round, so that many loops cost no more than one. */
    private void askNext(long pauseNanos) {
        asked = (asked + 1) % loops.size();
        loops.get(asked).ask(pauseNanos * loops.size());
    }

    private long round(long now) {
        long connections = 0;
        for (Loop loop : loops) {
            for (SelectionKey key : loop.keys()) {
                ((KeyOwner) key.attachment()).wakeIfDue(now);
                connections++;
            }
        }
        return connections;
    }
}
