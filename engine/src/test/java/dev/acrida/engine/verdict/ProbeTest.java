package dev.acrida.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

@Timeout(60)
class ProbeTest {
    private static final long MILLI = 1_000_000;

    /**
     * A probe that slept through a second has one measurement of it, but ninety-nine are missing.
     */
    @Test
    void aLongDelayCountsForAllThatItSwallowed() {
        try (Probe probe = Probe.start(Thread.ofPlatform().daemon().factory())) {
            probe.reset();
            for (int i = 0; i < 900; i++) {
                probe.observe(0);
            }
            probe.observe(1_000 * MILLI);

            assertThat(probe.longest()).isEqualTo(Duration.ofSeconds(1));
            assertThat(probe.standstillNanos()).isEqualTo(1_000 * MILLI);
            assertThat(probe.delay()).isBetween(Duration.ofMillis(850), Duration.ofMillis(950));
        }
    }

    /** Whose threads never get a processor has no measurement at all, and yet the worst delay. */
    @Test
    void aProbeThatNeverWakesIsLateForAsLongAsItWaits() {
        try (Probe starved = Probe.start(_ -> new Thread(() -> {}))) {
            while (starved.delay().compareTo(Duration.ofMillis(100)) < 0) { // or the time-out
                LockSupport.parkNanos(MILLI);
            }

            assertThat(starved.longest()).isGreaterThan(Duration.ofMillis(100));
            assertThat(starved.standstillNanos()).isGreaterThan(100 * MILLI);
        }
    }

    @Test
    void usersThatBurnCpuDelayEachOther() {
        AtomicBoolean enough = new AtomicBoolean();
        try (Probe probe = Probe.start(Thread.ofVirtual().factory())) {
            for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                Thread.startVirtualThread(() -> burn(enough));
            }
            while (probe.longest().compareTo(Duration.ofMillis(50)) < 0) { // or the time-out
                LockSupport.parkNanos(MILLI);
            }
        } finally {
            enough.set(true);
        }
    }

    private static void burn(AtomicBoolean enough) {
        while (!enough.get()) {
            long end = System.nanoTime() + 20 * MILLI;
            while (System.nanoTime() < end && !enough.get()) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(1);
        }
    }
}
