package dev.acrida;

import dev.acrida.stats.StatsSnapshot;

import java.util.Optional;
import java.util.OptionalInt;

/** A run, as user code and listeners see it. Thread-safe. */
public interface Environment {
    /** The host given for the run, if any. */
    Optional<String> host();

    /** All statistics up to now. */
    StatsSnapshot stats();

    /** Where listeners are added. */
    Events events();

    /** Messages of the test's own between nodes. */
    Messages messages();

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
