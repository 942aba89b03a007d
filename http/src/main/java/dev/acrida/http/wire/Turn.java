package dev.acrida.http.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A question to a loop: when does it look again? The time until its answer is how late it reads.
 * One asks, the loop's thread answers.
 */
final class Turn {
    private static final long NOBODY = Long.MIN_VALUE;

    private final ReadDelays delays;
    private final AtomicLong asked = new AtomicLong(NOBODY);
    private volatile long everyNanos;

    Turn(ReadDelays delays) {
        this.delays = delays;
    }

    /** Asks, unless the last question is still open; true if the loop must be woken for it. */
    boolean ask(long everyNanos) {
        this.everyNanos = everyNanos;
        return asked.compareAndSet(NOBODY, System.nanoTime());
    }

    /** Whether there is something to answer. */
    boolean isAsked() {
        return asked.get() != NOBODY;
    }

    /** Answers if anyone asks; costs as good as nothing if nobody does. */
    void answer() {
        if (isAsked()) {
            delays.observe(System.nanoTime() - asked.getAndSet(NOBODY), everyNanos);
        }
    }
}
