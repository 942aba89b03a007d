package dev.acrida;

import dev.acrida.stats.StatsSnapshot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A run, as user code and listeners see it. Thread-safe. */
public interface Environment {
    /** The host given for the run, if any. */
    Optional<String> host();

    /** What this kind of run is called, if it is called anything: {@code --profile}. */
    Optional<String> profile();

    /** The user classes that take part, in the order of their files. */
    List<Class<? extends User>> userClasses();

    /** Tags of which a task must have one to take part; empty if it needs none. */
    Set<String> tags();

    /** Tags of which a task must have none to take part. */
    Set<String> excludedTags();

    /** How long a user may go on with its task when it shall stop. */
    Duration stopTimeout();

    /** All statistics up to now. */
    StatsSnapshot stats();

    /** Where listeners are added. */
    Events events();

    /** Messages of the test's own between nodes. */
    Messages messages();

    /** What the test adds to the page of its run. */
    WebPage page();

    /** What this process is to the run. */
    NodeRole role();

    /**
     * The number of this worker, in the order in which workers have joined, from 0; it never
     * changes. 0 where there are no workers, and on the master.
     */
    int workerIndex();

    /** What the run is doing. */
    RunState state();

    /** How many users are alive. */
    int userCount();

    /** Begins all statistics anew, for example after a warm-up; returns at once. */
    void resetStats();

    /** Ends the run as if its time were up; returns at once. */
    void stop();

    /** Decides the exit code of the process, in place of what failures would make it; 0..255. */
    void exitCode(int code);

    /** The exit code that was decided, if any. */
    OptionalInt exitCode();
}
