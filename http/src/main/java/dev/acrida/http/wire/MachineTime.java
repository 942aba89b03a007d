package dev.acrida.http.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How the machine's processors spent their time, as Linux counts it in the first line of {@code
 * /proc/stat} (proc_stat(5)), in ticks of usually 10 ms, of all processors together. The JVM's own
 * figure counts from whoever asked last, so that two who ask spoil it for each other. Immutable.
 *
 * @param idle ticks in which a processor had nothing to do
 * @param all ticks in all; 0 if the system does not tell
 */
record MachineTime(long idle, long all) {
    static final MachineTime UNKNOWN = new MachineTime(0, 0);

    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;

    /** user, nice, system, idle, iowait, irq, softirq, steal; a guest's time is in user's. */
    private static final int STATES = 8;

    static MachineTime now() {
        try (var lines = Files.lines(STAT)) {
            return lines.findFirst().map(MachineTime::of).orElse(UNKNOWN);
        } catch (IOException | RuntimeException e) {
            return UNKNOWN; // another system, or nothing of it may be read
        }
    }

    /**
     * Reads that line.
     *
     * @throws NumberFormatException if it is another
     */
    static MachineTime of(String line) {
        long[] ticks =
                Arrays.stream(line.trim().split("\\s+"))
                        .skip(1)
                        .limit(STATES)
                        .mapToLong(Long::parseLong)
                        .toArray();
        return ticks.length < STATES
                ? UNKNOWN
                : new MachineTime(
                        ticks[IDLE] + ticks[WAITING_FOR_DISK], Arrays.stream(ticks).sum());
    }

    MachineTime minus(MachineTime earlier) {
        return new MachineTime(idle - earlier.idle, all - earlier.all);
    }

    /** The part that was not idle, 0 to 1; 0 if unknown. */
    double load() {
        return all <= 0 ? 0 : 1 - (double) idle / all;
    }
}
