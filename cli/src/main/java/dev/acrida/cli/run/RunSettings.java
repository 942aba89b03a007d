package dev.acrida.cli.run;

import dev.acrida.Network;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.TagFilter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that was asked for, beside the test itself. Immutable.
 *
 * @param picked simple names of the user classes that take part; empty for all
 * @param tags which tasks take part
 * @param host where the test goes, if given
 * @param load how many users, how fast, how long
 * @param stopTimeout how long users may finish their tasks
 * @param network how servers are reached
 * @param resetStats whether statistics begin anew after the ramp
 * @param exitCodeOnError the exit code if any request or task failed
 * @param reports what is reported, and where
 */
public record RunSettings(
        List<String> picked,
        TagFilter tags,
        Optional<String> host,
        Load load,
        Duration stopTimeout,
        Network network,
        boolean resetStats,
        int exitCodeOnError,
        ReportPlan reports) {

    /** Copies the list. */
    public RunSettings {
        picked = List.copyOf(picked);
    }
}
