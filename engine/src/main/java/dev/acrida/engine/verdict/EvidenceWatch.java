package dev.acrida.engine.verdict;

import dev.acrida.spi.ClientFactory;
import dev.acrida.stats.LatencyHistogram;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * Watches this machine while a test goes on. Confined to one thread, which calls {@link #look} once
 * a second; what was found may be read by any.
 */
public final class EvidenceWatch {
    /** How often it is to look. */
    public static final Duration PERIOD = Duration.ofSeconds(1);

    /** Counting open files takes the longer the more there are. */
    private static final int LOOKS_PER_FILE_COUNT = 5;

    /** All but a hundredth. */
    private static final double MOST = 0.99;

    private final Machine machine;
    private final List<ClientFactory<?>> clients;
    private @Nullable Watching watching;
    private volatile Evidence evidence = Evidence.NONE;

    EvidenceWatch(Machine machine, List<ClientFactory<?>> clients) {
        this.machine = machine;
        this.clients = List.copyOf(clients);
    }

    /**
     * Watches the machine on which this process runs.
     *
     * @param clients tell how late they read; nobody else may ask them
     */
    public static EvidenceWatch ofThisMachine(List<ClientFactory<?>> clients) {
        return new EvidenceWatch(new ThisMachine(), clients);
    }

    /** Begins anew: a test has started, or its statistics have. */
    public void begin() {
        end();
        evidence = Evidence.NONE;
        watching = new Watching();
    }

    /** Looks how it has gone since the last time; does nothing while no test goes on. */
    public void look() {
        Watching current = watching;
        if (current != null) {
            evidence = current.look();
        }
    }

    /** Looks for the last time; the test has ended. */
    public void end() {
        Watching current = watching;
        if (current != null) {
            evidence = current.look();
            current.close();
            watching = null;
        }
    }

    /** What was found when it looked last. For any thread. */
    public Evidence evidence() {
        return evidence;
    }

    /** One test, from its start or from its last reset. */
    private final class Watching implements AutoCloseable {
        private final Probe users = Probe.start(Thread.ofVirtual().name("probe").factory());
        private final Probe process =
                Probe.start(Thread.ofPlatform().name("probe").daemon().factory());
        private final BusiestStretch machineCpu = new BusiestStretch();
        private final BusiestStretch processCpu = new BusiestStretch();
        private final LatencyHistogram reading = new LatencyHistogram();
        private final WallClock clock = new WallClock(machine);
        private final long startedNanos = machine.nanos();
        private final long collectedBefore = machine.collectingNanos();
        private long lookedNanos = startedNanos;
        private long cpuNanos = machine.cpuNanos();
        private double openFiles = Double.NaN;
        private int looks;

        Watching() {
            // The next calls tell of the time from here.
            double _ = machine.load();
            clients.forEach(ClientFactory::takeReadDelays);
        }

        Evidence look() {
            long now = machine.nanos();
            long passed = now - lookedNanos;
            long cpu = machine.cpuNanos();
            machineCpu.add(machine.load(), passed);
            processCpu.add((cpu - cpuNanos) / ((double) passed * machine.cores()), passed);
            lookedNanos = now;
            cpuNanos = cpu;
            if (looks++ % LOOKS_PER_FILE_COUNT == 0) {
                openFiles = Math.max(Double.isNaN(openFiles) ? 0 : openFiles, machine.openFiles());
            }
            clock.look();
            clients.forEach(client -> reading.add(client.takeReadDelays()));
            return found(now - startedNanos);
        }

        private Evidence found(long watchedNanos) {
            return new Evidence(
                    Duration.ofNanos(watchedNanos),
                    machineCpu.highest(),
                    processCpu.highest(),
                    share(machine.collectingNanos() - collectedBefore, watchedNanos),
                    share(process.standstillNanos(), watchedNanos),
                    process.longest(),
                    users.delay(),
                    Duration.ofNanos(reading.percentileNanos(MOST)),
                    openFiles,
                    clock.jump(),
                    0,
                    0);
        }

        private static double share(long nanos, long ofNanos) {
            return ofNanos == 0 ? 0 : Math.clamp((double) nanos / ofNanos, 0, 1);
        }

        @Override
        public void close() {
            users.close();
            process.close();
        }
    }
}
