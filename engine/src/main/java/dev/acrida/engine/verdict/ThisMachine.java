package dev.acrida.engine.verdict;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine on which this process runs, as the JVM tells. */
final class ThisMachine implements Machine {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(ThisMachine::stopsThreads)
                    .toList();

    /** Collectors that work beside the threads have beans of their own for that. */
    private static boolean stopsThreads(GarbageCollectorMXBean collector) {
        String name = collector.getName();
        return !name.contains("Cycles") && !name.contains("Concurrent");
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    @Override
    public double load() {
        double load = system.getCpuLoad();
        return load < 0 ? Double.NaN : load;
    }

    @Override
    public long cpuNanos() {
        return system.getProcessCpuTime();
    }

    @Override
    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public long collectingNanos() {
        long millis =
                collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public double openFiles() {
        return system instanceof UnixOperatingSystemMXBean unix
                ? (double) unix.getOpenFileDescriptorCount() / unix.getMaxFileDescriptorCount()
                : Double.NaN;
    }
}
