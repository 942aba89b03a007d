package dev.acrida.http.wire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Asks Linux for a short time slice for the calling thread. A thread with a shorter slice than the
 * running one's takes the processor as soon as it wakes (kernel 6.12 and later); any other waits
 * until the running one has had its slice, which is 1 to 3 ms. It is no priority: the share of the
 * processor stays the same, and no privilege is needed. See sched_setattr(2).
 */
final class TimeSlice {
    /** The shortest that the kernel gives. */
    private static final long NANOS = 100_000;

    /** {@code struct sched_attr} of version 0: size, policy, flags, nice, priority, runtime… */
    private static final long ATTR_BYTES = 48;

    private static final long RUNTIME_OFFSET = 24;
    private static final int NORMAL_POLICY = 0;
    private static final long THIS_THREAD = 0;

    private TimeSlice() {}

    /**
     * Shortens the calling platform thread's slice.
     *
     * @return whether the system knows of it; another system, a processor that this does not know,
     *     a sandbox, or a JVM that was not allowed to call natively leave all as it is
     */
    static boolean shorten() {
        try {
            return TimeSlice.class.getModule().isNativeAccessEnabled() && Calls.known() && set();
        } catch (Throwable e) { // what a method handle declares
            return false;
        }
    }

    private static boolean set() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(ATTR_BYTES, Long.BYTES);
            long got = call(Calls.numbers().get(), attr, ATTR_BYTES);
            if (got != 0 || attr.get(JAVA_INT, Integer.BYTES) != NORMAL_POLICY) {
                return false; // somebody has chosen another policy for us
            }
            attr.set(JAVA_LONG, RUNTIME_OFFSET, NANOS);
            return call(Calls.numbers().set(), attr, 0) == 0;
        }
    }

    private static long call(long number, MemorySegment attr, long size) throws Throwable {
        return (long) Calls.SYSCALL.invokeExact(number, THIS_THREAD, attr, size, 0L);
    }

    /** Loaded where it is needed only. */
    private static final class Calls {
        static final MethodHandle SYSCALL =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                                FunctionDescriptor.of(
                                        JAVA_LONG,
                                        JAVA_LONG,
                                        JAVA_LONG,
                                        ADDRESS,
                                        JAVA_LONG,
                                        JAVA_LONG),
                                Linker.Option.firstVariadicArg(1));

        static boolean known() {
            return System.getProperty("os.name").equals("Linux") && !numbers().equals(Numbers.NONE);
        }

        static Numbers numbers() {
            return switch (System.getProperty("os.arch")) {
                case "amd64" -> new Numbers(314, 315);
                case "aarch64" -> new Numbers(274, 275);
                default -> Numbers.NONE;
            };
        }
    }

    /** Of sched_setattr and sched_getattr, in the kernel's table of the processor. */
    private record Numbers(long set, long get) {
        static final Numbers NONE = new Numbers(-1, -1);
    }
}
