package dev.acrida.cli.capacity;

import dev.acrida.cli.run.EndOfProcess;
import dev.acrida.engine.capacity.CapacityPlan;
import dev.acrida.engine.capacity.CapacityResult.Ending;
import dev.acrida.engine.capacity.CapacityRun;
import dev.acrida.engine.capacity.CapacitySearch;

import java.io.PrintStream;

/** Searches for a capacity and prints what comes of it. */
public final class SearchConsole {
    /** The exit code when the lowest rate does not hold, as when a threshold is not kept. */
    private static final int HOLDS_NOWHERE = 3;

    /** The exit code when the load generator was at its limit, as when a verdict is not valid. */
    private static final int GENERATOR_LIMIT = 4;

    /** The exit code when somebody stopped the search. */
    private static final int STOPPED = 1;

    private final PrintStream out;
    private final PrintStream progress;
    private final boolean json;

    /** Prints the result here, and each step there. */
    public SearchConsole(PrintStream out, PrintStream progress, boolean json) {
        this.out = out;
        this.progress = progress;
        this.json = json;
    }

    /** Searches, and answers with the exit code. */
    public int search(CapacityRun capacity, CapacityPlan plan) throws InterruptedException {
        try (EndOfProcess end = EndOfProcess.of(capacity::stop, () -> {})) {
            CapacitySearch search =
                    capacity.search(
                            plan,
                            (step, facts) -> {
                                progress.println(CapacityText.of(step, facts));
                                progress.flush();
                            });
            progress.println();
            progress.print(CapacityText.of(search));
            progress.flush();
            if (json) {
                out.println(CapacityJson.of(search));
                out.flush();
            }
            int code = exitCode(search.result().ending());
            end.ready(code);
            return code;
        }
    }

    private static int exitCode(Ending ending) {
        return switch (ending) {
            case FOUND, STEPS_USED, HOLDS_EVERYWHERE -> 0;
            case HOLDS_NOWHERE -> HOLDS_NOWHERE;
            case GENERATOR_LIMIT -> GENERATOR_LIMIT;
            case SEARCHING -> STOPPED;
        };
    }
}
