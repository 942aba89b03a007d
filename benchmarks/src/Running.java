import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generator at work. */
record Running(Process process) implements AutoCloseable {
    private static final double MICROS_PER_TICK = 1e6 / 100; // USER_HZ is 100 on Linux

    /** The CPU time of the process so far, user and system, in microseconds. */
    double cpuMicros() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        // proc(5): utime and stime are fields 14 and 15; field 2, in parentheses, may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
