package dev.acrida.cli.selftest;

import com.sun.management.OperatingSystemMXBean;

import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.StopReason;
import dev.acrida.library.LoadTest;
import dev.acrida.stats.EntryStats;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;

/** Loads a target on this machine as hard as it can. */
final class LoopbackLoad {
    private static final double ALL_AT_ONCE = 1_000_000;

    private final URI target;

    LoopbackLoad(URI target) {
        this.target = target;
    }

    /** What came of it. */
    record Result(EntryStats total, Duration cpuTime, double machineLoad) {
        double cpuMicrosPerRequest() {
            return cpuTime.toNanos() / 1e3 / Math.max(1, total.count());
        }
    }

    /** Lets so many users ask without a pause, and counts only after the first time. */
    Result run(int users, Duration warmUp, Duration counted) throws InterruptedException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (Run run = LoadTest.of(Pinger.class).host(target.toString()).open()) {
            run.start(Load.of(users, ALL_AT_ONCE));
            run.awaitStopped(warmUp);
            run.resetStats();
            double _ = system.getCpuLoad(); // the next call tells of the time from here
            long before = system.getProcessCpuTime();
            run.awaitStopped(counted);
            EntryStats total = run.stats().total();
            Duration cpu = Duration.ofNanos(system.getProcessCpuTime() - before);
            double load = system.getCpuLoad();
            run.stop(StopReason.ASKED);
            run.awaitStopped();
            return new Result(total, cpu, load);
        }
    }
}
