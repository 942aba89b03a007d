package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the process and its machine have done so far, by which {@link LoopPlace} decides.
 *
 * @param cpuNanos CPU time of all its threads
 * @param compilingNanos how long the JVM's compilers ran, 0 if it does not tell
 * @param reads how often the loops found something to read, about one for each response
 * @param machine what the whole machine did
 */
record Work(long cpuNanos, long compilingNanos, long reads, MachineTime machine) {
    static final Work NONE = new Work(0, 0, 0, MachineTime.UNKNOWN);

    /** Of this process, with these loops. */
    static Work of(List<Loop> loops) {
        return new Work(
                Beans.SYSTEM.getProcessCpuTime(),
                Beans.COMPILER == null || !Beans.COMPILER.isCompilationTimeMonitoringSupported()
                        ? 0
                        : Beans.COMPILER.getTotalCompilationTime() * 1_000_000,
                loops.stream().mapToLong(Loop::reads).sum(),
                MachineTime.now());
    }

    Work minus(Work earlier) {
        return new Work(
                cpuNanos - earlier.cpuNanos,
                compilingNanos - earlier.compilingNanos,
                reads - earlier.reads,
                machine.minus(earlier.machine));
    }

    /**
     * How much of the processors' time was used, 0 to 1: of those that the process may use, or of
     * the whole machine's, whichever is more.
     *
     * @param nanos for how long this was done
     */
    double load(long nanos) {
        double own = (double) cpuNanos / nanos / Runtime.getRuntime().availableProcessors();
        return Math.max(own, machine.load());
    }

    /** Loaded with the first use, which is after the start of a run. */
    private static final class Beans {
        static final com.sun.management.OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        static final @Nullable CompilationMXBean COMPILER =
                ManagementFactory.getCompilationMXBean();
    }
}
