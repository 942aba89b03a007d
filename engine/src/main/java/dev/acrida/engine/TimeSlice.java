package dev.acrida.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * How long a thread may run before another one's turn, as Linux has it. A thread with a shorter
 * slice than the running one's takes the processor as soon as it wakes (kernel 6.12 and later); any
 * other waits until the running one has had its slice, which is 1 to 3 ms. It is no priority: the
 * share of the processor stays the same, and no privilege is needed. See sched_setattr(2).
 */
final class TimeSlice {
    /** The kernel gives no shorter one. */
    static final long SHORTEST_NANOS = 100_000;

    /** {@code struct sched_attr} of version 0: size, policy, flags, nice, priority, runtime… */
    private static final long ATTR_BYTES = 48;

    private static final long POLICY_OFFSET = 4;
    private static final long RUNTIME_OFFSET = 24;
    private static final int NORMAL_POLICY = 0;

    private TimeSlice() {}

    /** Whether slices can be set: on another system, or where it is not allowed, they cannot. */
    static boolean isKnown() {
        return !Numbers.OF_PROCESSOR.equals(Numbers.NONE)
                && TimeSlice.class.getModule().isNativeAccessEnabled();
    }

    /**
     * Sets the slice of a thread of this process.
     *
     * @param thread as the system numbers it, 0 for the calling one
     * @param nanos from {@link #SHORTEST_NANOS} on
     * @return whether the system has taken it; otherwise all is as before, for example in a sandbox
     */
    static boolean set(long thread, long nanos) {
        if (!isKnown()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(ATTR_BYTES, Long.BYTES);
            if (call(Numbers.OF_PROCESSOR.get(), thread, attr, ATTR_BYTES) != 0
                    || attr.get(JAVA_INT, POLICY_OFFSET) != NORMAL_POLICY) {
                return false; // gone, or somebody has chosen another policy for it
            }
            attr.set(JAVA_LONG, RUNTIME_OFFSET, nanos);
            return call(Numbers.OF_PROCESSOR.set(), thread, attr, 0) == 0;
        }
    }

    private static long call(long number, long thread, MemorySegment attr, long size) {
        try {
            return (long) Calls.SYSCALL.invokeExact(number, thread, attr, size, 0L);
        } catch (Throwable e) { // which a method handle declares, and syscall(2) never throws
            throw new AssertionError(e);
        }
    }

    /** Loaded where it is needed only, and where calling natively is allowed. */
    @SuppressWarnings("restricted")
    private static final class Calls {
        static final MethodHandle SYSCALL =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                                FunctionDescriptor.of(
                                        JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG,
                                        JAVA_LONG),
                                Linker.Option.firstVariadicArg(1));
    }

    /** Of sched_setattr and sched_getattr, in Linux' table for the processor. */
    private record Numbers(long set, long get) {
        static final Numbers NONE = new Numbers(-1, -1);
        static final Numbers OF_PROCESSOR = of(ManagementFactory.getOperatingSystemMXBean());

        private static Numbers of(OperatingSystemMXBean system) {
            return switch (system.getName() + ' ' + system.getArch()) {
                case "Linux amd64" -> new Numbers(314, 315);
                case "Linux aarch64" -> new Numbers(274, 275);
                default -> NONE;
            };
        }
    }
}
