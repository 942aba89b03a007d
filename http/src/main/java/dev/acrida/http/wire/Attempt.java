package dev.acrida.http.wire;

import dev.acrida.Timeouts;
import dev.acrida.http.wire.WireFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * One exchange as its user's thread sees it: since when, how long still, whether to stop. One per
 * user, used again for each exchange; confined to the user's thread.
 */
final class Attempt {
    private final long drainNanos;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private long startedNanos;
    private long totalNanos;
    private long dueNanos;
    private Kind dueKind = Kind.TOTAL_TIMEOUT;
    private long waitedNanos;
    private Opening opening = Opening.NONE;
    private Opening.@Nullable Phase phase;
    private long phaseNanos;
    private boolean sent;
    private boolean interrupted;

    Attempt(Duration drain) {
        this.drainNanos = drain.toNanos();
    }

    Attempt forAnotherThread() {
        return new Attempt(drain());
    }

    Duration drain() {
        return Duration.ofNanos(drainNanos);
    }

    void begin(Timeouts timeouts, long deadlineNanos) throws WireFailure {
        this.timeouts = timeouts;
        startedNanos = System.nanoTime();
        waitedNanos = 0;
        opening = Opening.NONE;
        phase = null;
        sent = false;
        interrupted = false;
        totalNanos = deadlineNanos;
        untilTotal();
        if (Thread.currentThread().isInterrupted()) {
            throw failure(Kind.STOPPED, "stopped before the request was sent", startedNanos);
        }
        if (startedNanos - dueNanos >= 0) {
            throw due();
        }
    }

    /** Begins another part of an exchange that goes on, for example a message. */
    void goOn(Timeouts timeouts, long deadlineNanos) {
        this.timeouts = timeouts;
        interrupted = false;
        totalNanos = deadlineNanos;
        untilTotal();
    }

    /** Hands a swallowed interruption back to the thread. */
    void end() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long startedNanos() {
        return startedNanos;
    }

    long dueNanos() {
        return dueNanos;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    void sent() {
        sent = true;
    }

    /** How long a connection of a pool was waited for. */
    long waitedNanos() {
        return waitedNanos;
    }

    /** It was the turn of this exchange now. */
    void hasWaited() {
        waitedNanos = System.nanoTime() - startedNanos;
    }

    /** What it took to open the connection of this exchange, if it is a new one. */
    Opening opening() {
        return opening;
    }

    void opened(Opening opening) {
        this.opening = opening;
    }

    /** The last phase has ended, and this one begins; null if the connection is open. */
    void enter(Opening.@Nullable Phase next) {
        long now = System.nanoTime();
        opening = openingUntil(now);
        phase = next;
        phaseNanos = now;
    }

    private Opening openingUntil(long now) {
        return phase == null ? opening : opening.with(phase, Math.max(0, now - phaseNanos));
    }

    /** Blocks until this is signalled, for as long as the exchange may wait for its turn. */
    @SuppressWarnings("WaitNotInLoop") // the caller looks whose turn it is
    void awaitTurn(Condition turn) throws WireFailure {
        try {
            if (turn.awaitNanos(dueNanos - System.nanoTime()) <= 0) {
                waitedNanos = Math.max(0, dueNanos - startedNanos);
                throw due();
            }
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    /** Blocks until this is open, for as long as the exchange may take. */
    void await(CountDownLatch latch) throws WireFailure {
        try {
            if (!latch.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw due();
            }
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    /** What was sent is lost and sent anew: that counts as waiting for a connection. */
    void again() {
        sent = false;
        hasWaited();
    }

    /** From now on the time to connect counts too. */
    void untilConnected() {
        long connect = startedNanos + waitedNanos + timeouts.connect().toNanos();
        if (connect - dueNanos < 0) {
            dueNanos = connect;
            dueKind = Kind.CONNECT_TIMEOUT;
        }
    }

    /** From now on only the time for the whole request counts. */
    void untilTotal() {
        dueNanos = totalNanos;
        dueKind = Kind.TOTAL_TIMEOUT;
    }

    /** Whether there is still time, whether something arrives or not. */
    long checkDue(Awaited awaited) throws WireFailure {
        if (Thread.interrupted()) {
            interrupted();
            awaited.watch(this);
        }
        long now = System.nanoTime();
        if (now - dueNanos >= 0) {
            throw due();
        }
        return now;
    }

    /** After a park that did not bring what it waited for: whether to go on waiting. */
    void check(Awaited awaited) throws WireFailure {
        long now = checkDue(awaited);
        long idleNanos = timeouts.idle().toNanos();
        if (sent && now - awaited.activeNanos() >= idleNanos) {
            throw failure(
                    Kind.IDLE_TIMEOUT,
                    "timed out: nothing arrived for " + seconds(timeouts.idle()),
                    awaited.activeNanos() + idleNanos);
        }
    }

    /** The user is told to stop: at once if nothing was sent yet, else when the drain is over. */
    void interrupted() throws WireFailure {
        interrupted = true;
        if (!sent) {
            throw failure(Kind.STOPPED, "stopped before the request was sent", System.nanoTime());
        }
        long drained = System.nanoTime() + drainNanos;
        if (drained - dueNanos < 0) {
            dueNanos = drained;
            dueKind = Kind.STOPPED;
        }
    }

    /** Whether a response that was complete at this time came too late. */
    void checkEnded(long endedNanos) throws WireFailure {
        if (endedNanos - dueNanos > 0 && dueKind == Kind.TOTAL_TIMEOUT) {
            throw due();
        }
    }

    WireFailure due() {
        String text =
                switch (dueKind) {
                    case CONNECT_TIMEOUT ->
                            "timed out: no connection within " + seconds(timeouts.connect());
                    case STOPPED -> "stopped while waiting for the response";
                    default ->
                            "timed out: no complete response within " + seconds(timeouts.total());
                };
        return failure(dueKind, text, dueNanos);
    }

    WireFailure failure(Fault fault, long endedNanos) {
        return failure(fault.kind(), fault.text(), endedNanos);
    }

    WireFailure failure(Kind kind, String text) {
        return failure(kind, text, System.nanoTime());
    }

    private WireFailure failure(Kind kind, String text, long endedNanos) {
        long ended = Math.max(0, endedNanos - startedNanos) + startedNanos;
        WireResponse part = new WireResponse(startedNanos, waitedNanos, openingUntil(ended));
        Reached reached = Reached.of(part, sent ? ended : startedNanos);
        return new WireFailure(kind, text, startedNanos, ended, sent, reached);
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
