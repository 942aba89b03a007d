package dev.acrida.engine.verdict;

/** What a machine tells of itself and of this process. Thread-safe. */
interface Machine {
    /** Monotonic nanoseconds. */
    long nanos();

    /** Nanoseconds by the clock on the wall, since 1970. */
    long wallNanos();

    /** Share of all cores that were busy since the last call, 0..1; NaN where nobody knows. */
    double load();

    /** CPU time that all threads of this process have used, in nanoseconds. */
    long cpuNanos();

    /** How many cores this process may use. */
    int cores();

    /** For how long the garbage collector has stopped all threads so far, in nanoseconds. */
    long collectingNanos();

    /** Open files as a share of those that may be open, 0..1; NaN where nobody knows. */
    double openFiles();
}
