package dev.acrida.http.wire;

import org.jspecify.annotations.Nullable;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the process has done so far, by which one tells why virtual threads run late.
 *
 * @param cpuNanos CPU time of all its threads
 * @param compilingNanos how long the JVM's compilers ran, 0 if it does not tell
 * @param reads how often the loops found something to read, about one for each response
 */
record Work(long cpuNanos, long compilingNanos, long reads) {
    static final Work NONE = new Work(0, 0, 0);

    /** Of this process, with these loops. */
    static Work of(List<Loop> loops) {
        return new Work(
                Beans.SYSTEM.getProcessCpuTime(),
                Beans.COMPILER == null || !Beans.COMPILER.isCompilationTimeMonitoringSupported()
                        ? 0
                        : Beans.COMPILER.getTotalCompilationTime() * 1_000_000,
                loops.stream().mapToLong(Loop::reads).sum());
    }

    Work minus(Work earlier) {
        return new Work(
                cpuNanos - earlier.cpuNanos,
                compilingNanos - earlier.compilingNanos,
                reads - earlier.reads);
    }

    /** Loaded with the first use, which is after the start of a run. */
    private static final class Beans {
        static final com.sun.management.OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        static final @Nullable CompilationMXBean COMPILER =
                ManagementFactory.getCompilationMXBean();
    }
}
