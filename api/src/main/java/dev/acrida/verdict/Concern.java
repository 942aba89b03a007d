package dev.acrida.verdict;

/**
 * What can make a load generator measure itself rather than its target. A figure above the first
 * limit makes a run suspect, one above the second makes it invalid; docs/verdict.md gives the
 * reasons.
 */
public enum Concern {
    /** Busiest ten seconds of all cores of the machine, whoever used them. */
    MACHINE_CPU(
            "CPU of the machine",
            Unit.PERCENT,
            85,
            95,
            "stop what else runs there, or move the target to another machine"),
    /** Busiest ten seconds of the cores that the process may use, by the process alone. */
    PROCESS_CPU(
            "CPU of this process",
            Unit.PERCENT,
            85,
            95,
            "use fewer users, cheaper tasks or more machines"),
    /** How late arrivals began, in all but a hundredth of the cases. */
    LATENESS(
            "lateness of arrivals, 99 %",
            Unit.MILLIS, 10, 100, "use a lower arrival rate or more machines"),
    /** Arrivals for which there was no user. */
    DROPPED_ARRIVALS("dropped arrivals", Unit.PERCENT, 0, 1, "raise --max-users"),
    /** How late virtual threads ran after they were due, in all but a hundredth of the cases. */
    THREAD_DELAY(
            "delay of users' threads, 99 %",
            Unit.MILLIS, 10, 100, "let tasks compute less between requests"),
    /** How late event loops read what had come, in all but a hundredth of the cases. */
    READ_DELAY(
            "delay of event loops, 99 %",
            Unit.MILLIS, 10, 100, "let tasks compute less, read smaller bodies, or use more machines"),
    /** Share of the time in which the garbage collector stopped all users. */
    GARBAGE_COLLECTION(
            "garbage collection",
            Unit.PERCENT,
            1,
            5,
            "give more memory with ACRIDA_JAVA_OPTS=-Xmx…, or let tasks keep less"),
    /** Share of the time in which the whole process did nothing, for whatever reason. */
    STANDSTILL(
            "standstill of the process",
            Unit.PERCENT,
            1,
            5,
            "look for a machine that is paused, swaps, or shares its cores with others"),
    /** The most files that were open, of those that may be. */
    OPEN_FILES(
            "open files",
            Unit.PERCENT,
            90,
            99,
            "raise the limit on open files (ulimit -n, LimitNOFILE)"),
    /** Requests that were not sent since no more files could be opened. */
    NO_OPEN_FILE(
            "requests without a file descriptor",
            Unit.PERCENT,
            0,
            1,
            "raise the limit on open files (ulimit -n, LimitNOFILE)"),
    /** Requests that were not sent since no local port was free. */
    NO_LOCAL_PORT(
            "requests without a local port",
            Unit.PERCENT,
            0,
            1,
            "keep connections alive, or give more addresses with --source-address"),
    /** How far the clock on the wall moved against the time that passed. */
    CLOCK_JUMP(
            "jump of the clock",
            Unit.MILLIS,
            500,
            10_000,
            "keep the machine from sleeping, and its clock in step"),
    /** Workers that left the run without saying so. */
    LOST_WORKERS("lost workers", Unit.PERCENT, 0, 10, "see the workers' logs");

    /** In what a figure is measured. */
    public enum Unit {
        /** In a hundred. */
        PERCENT("%"),
        /** Milliseconds. */
        MILLIS("ms");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        /** What stands behind a number. */
        public String sign() {
            return sign;
        }
    }

    private final String label;
    private final Unit unit;
    private final double suspectAbove;
    private final double invalidAbove;
    private final String remedy;

    Concern(String label, Unit unit, double suspectAbove, double invalidAbove, String remedy) {
        this.label = label;
        this.unit = unit;
        this.suspectAbove = suspectAbove;
        this.invalidAbove = invalidAbove;
        this.remedy = remedy;
    }

    /** What is measured, in a few words. */
    public String label() {
        return label;
    }

    /** In what it is measured. */
    public Unit unit() {
        return unit;
    }

    /** Above this, figures are suspect. */
    public double suspectAbove() {
        return suspectAbove;
    }

    /** Above this, figures are invalid. */
    public double invalidAbove() {
        return invalidAbove;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
