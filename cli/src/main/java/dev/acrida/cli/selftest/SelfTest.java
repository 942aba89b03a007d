package dev.acrida.cli.selftest;

import dev.acrida.stats.LatencyHistogram;
import dev.acrida.verdict.Concern;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Measures what this machine can make, in about ten seconds. */
final class SelfTest {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration COUNTED = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int USERS_PER_CORE = 32;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS_PER_MICRO = 1e3;

    private final int cores = Runtime.getRuntime().availableProcessors();

    /**
     * What was measured, and what else the machine did meanwhile.
     *
     * @param ceiling the result
     * @param othersShare share of the cores, 0..1, that neither generator nor target used
     */
    record Finding(Ceiling ceiling, double othersShare) {}

    /**
     * Runs the test.
     *
     * @throws IOException if its target cannot be started or reached
     */
    Finding run() throws IOException, InterruptedException {
        try (ServedShop shop = ServedShop.start()) {
            LoopbackLoad load = new LoopbackLoad(shop.uri());
            Duration before = shop.cpuTime();
            long began = System.nanoTime();
            LoopbackLoad.Result full = load.run(USERS_PER_CORE * cores, WARM_UP, COUNTED);
            double seconds = (System.nanoTime() - began) / 1e9;
            double targetCores = shop.cpuTime().minus(before).toNanos() / 1e9 / seconds;
            double bare = bareMicros(shop);
            double own = load.run(1, SHORT, SECOND).total().medianMillis() * MICROS_PER_MILLI;
            LatencyHistogram late = TimerError.measure(SECOND);
            return new Finding(
                    ceiling(full, targetCores, late, bare, own), othersShare(full, targetCores));
        }
    }

    private Ceiling ceiling(
            LoopbackLoad.Result full,
            double targetCores,
            LatencyHistogram late,
            double bare,
            double own) {
        double cpuMicros = full.cpuMicrosPerRequest();
        double usable = cores * Concern.PROCESS_CPU.suspectAbove() / 100;
        double besideTarget = full.total().requestsPerSecond();
        return new Ceiling(
                Instant.now(),
                besideTarget,
                targetCores,
                cpuMicros,
                Math.max(besideTarget, usable * 1e6 / cpuMicros),
                late.percentileNanos(0.5) / NANOS_PER_MICRO,
                late.percentileNanos(0.99) / NANOS_PER_MICRO,
                bare,
                own);
    }

    private static double bareMicros(ServedShop shop) throws IOException {
        try (BareSocket socket = BareSocket.connect(shop.uri(), Pinger.PATH)) {
            socket.ask(SHORT);
            return socket.ask(SECOND).percentileNanos(0.5) / NANOS_PER_MICRO;
        }
    }

    private double othersShare(LoopbackLoad.Result full, double targetCores) {
        double own = full.cpuTime().toNanos() / 1e9 / COUNTED.toSeconds();
        return Math.max(0, full.machineLoad() - (own + targetCores) / cores);
    }
}
