package dev.acrida.cluster.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time, up to a limit, and never quite
 * what others wait, so that a thousand workers do not knock at once. Not thread-safe.
 */
final class Backoff {
    private final RandomGenerator random;
    private final long firstMillis;
    private final long longestMillis;
    private long millis;

    Backoff(RandomGenerator random, Duration first, Duration longest) {
        this.random = random;
        this.firstMillis = first.toMillis();
        this.longestMillis = longest.toMillis();
        this.millis = firstMillis;
    }

    /** The next wait: between half and all of what it may be. */
    Duration next() {
        long wait = millis / 2 + random.nextLong(millis / 2 + 1);
        millis = Math.min(2 * millis, longestMillis);
        return Duration.ofMillis(wait);
    }

    /** It worked: begin anew. */
    void reset() {
        millis = firstMillis;
    }
}
