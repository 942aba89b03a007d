package dev.acrida.cli.selftest;

import dev.acrida.stats.LatencyHistogram;

import java.time.Duration;

/** How late threads of this process wake from short sleeps. */
final class TimerError {
    private static final Duration SLEEP = Duration.ofMillis(1);

    private TimerError() {}

    /** Sleeps on a virtual thread, as users do, for so long in all. */
    static LatencyHistogram measure(Duration time) throws InterruptedException {
        LatencyHistogram late = new LatencyHistogram();
        Thread sleeper = Thread.ofVirtual().name("timer").start(() -> sleep(late, time));
        sleeper.join();
        return late;
    }

    private static void sleep(LatencyHistogram late, Duration time) {
        try {
            long end = System.nanoTime() + time.toNanos();
            for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                Thread.sleep(SLEEP);
                late.record(Math.max(0, System.nanoTime() - began - SLEEP.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
