package dev.acrida.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A monotonic clock that stands still until a test advances it. Stands in for {@code
 * System::nanoTime}. Thread-safe.
 */
public final class FakeTicker implements LongSupplier {
    private final AtomicLong nanos;

    private FakeTicker(long startNanos) {
        this.nanos = new AtomicLong(startNanos);
    }

    /** Creates a ticker that shows 0. */
    public static FakeTicker create() {
        return new FakeTicker(0);
    }

    /**
     * Creates a ticker that shows the given nanoseconds, as {@code nanoTime} may: also negative.
     */
    public static FakeTicker startingAt(long nanos) {
        return new FakeTicker(nanos);
    }

    /** The time shown, in nanoseconds from an arbitrary origin. */
    public long nanos() {
        return nanos.get();
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    /**
     * Moves the time forward.
     *
     * @throws IllegalArgumentException if the step is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException(
                    "FakeTicker.advance: time never goes back, but the step is " + step);
        }
        nanos.addAndGet(step.toNanos());
    }
}
