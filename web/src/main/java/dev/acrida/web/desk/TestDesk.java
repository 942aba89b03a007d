package dev.acrida.web.desk;

import dev.acrida.engine.ShapePreview;
import dev.acrida.stats.StatsSnapshot;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Carries out what is ordered on the page. All that concerns a test which is going on is asked of
 * its run; this is about what comes before and after. Implementations are thread-safe.
 */
public interface TestDesk {
    /** What can be started now, and with what it would be started if nothing else is said. */
    Offer offer();

    /**
     * Finds out whether this could be started.
     *
     * @throws RefusedOrder if not
     */
    void check(StartOrder order);

    /**
     * Starts a test; returns when the run has taken it up.
     *
     * @throws RefusedOrder if it cannot be started; nothing is changed then
     */
    void start(StartOrder order);

    /**
     * Makes a user class different in tests that are started from now on.
     *
     * @param userClass a JSON object as {@code --config-users} reads it
     * @throws RefusedOrder if it is none, or does not fit its class
     */
    void change(String userClass);

    /**
     * What this shape would do.
     *
     * @throws RefusedOrder if there is none of this name, or it fails
     */
    ShapePreview preview(String shape, StartOrder order);

    /** What goes on, or went on last; before the first test, what would. */
    Underway underway();

    /** What the test has come to, as far as this version of the engine can tell. */
    Standing standing(StatsSnapshot stats);

    /** The last lines of the log. */
    LogTail log();

    /** Where the run is saved while it goes on. */
    Path savedRun();

    /** The history as CSV, if one is written. */
    Optional<Path> csvHistory();

    /** Ends the process in good order, as Ctrl-C does; returns at once. */
    void quit();
}
