package dev.acrida.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A clock that stands still after a pause of the whole process (a signal, a machine that slept)
 * until somebody who knows says that it may go on: meanwhile others may have taken over what was to
 * be done. Its time is read at least once a second by one thread; {@code confirm} is for any.
 */
final class SteadyClock implements LongSupplier {
    private static final long LONGEST_GAP_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final LongSupplier nanos;
    private long shownNanos;
    private long resumedNanos;
    private boolean standing;
    private boolean begun;

    SteadyClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized long getAsLong() {
        long now = nanos.getAsLong();
        if (begun && !standing && now - shownNanos > LONGEST_GAP_NANOS) {
            standing = true;
            resumedNanos = now;
        }
        if (!standing) {
            begun = true;
            shownNanos = now;
        }
        return shownNanos;
    }

    /** What was asked at this time has been answered: from after a pause it ends it. */
    synchronized void confirm(long askedNanos) {
        if (standing && askedNanos > resumedNanos) {
            standing = false;
            shownNanos = nanos.getAsLong();
        }
    }
}
