package dev.acrida.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of its machine. Thread-safe. */
interface Usage {
    /** This process. */
    Usage OF_PROCESS = new OfProcess();

    /** CPU time used so far by all threads, in nanoseconds. */
    long cpuNanos();

    /** Bytes in memory. */
    long residentBytes();

    /** How many cores the process may use. */
    int cores();

    /** As the JVM and, for memory, Linux tell. */
    final class OfProcess implements Usage {
        private static final Path STATUS = Path.of("/proc/self/status");
        private static final String RESIDENT = "VmRSS:";

        private final com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

        @Override
        public long cpuNanos() {
            return system.getProcessCpuTime();
        }

        @Override
        public long residentBytes() {
            try {
                return Files.readAllLines(STATUS, StandardCharsets.US_ASCII).stream()
                        .filter(line -> line.startsWith(RESIDENT))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElseGet(Runtime.getRuntime()::totalMemory);
            } catch (IOException e) {
                // Not Linux.
                return Runtime.getRuntime().totalMemory();
            }
        }

        @Override
        public int cores() {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}
