package dev.acrida.cli.run;

import dev.acrida.Network;
import dev.acrida.ShapeOptions;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserChange;

import java.time.Duration;
import java.util.ArrayList;
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
 * @param userChanges what is different in the user classes
 * @param profile what this kind of run is called, if it is called anything
 * @param reports what is reported, and where
 * @param extras what is added to the test from outside
 * @param asked the load that was asked for explicitly, for load shapes
 * @param workload what users do, and how much of it
 * @param ownOptions the values of the options that the test declares
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
        List<UserChange> userChanges,
        Optional<String> profile,
        ReportPlan reports,
        RunExtras extras,
        ShapeOptions asked,
        WorkloadSettings workload,
        OptionValues ownOptions) {

    /** Copies the lists. */
    public RunSettings {
        picked = List.copyOf(picked);
        userChanges = List.copyOf(userChanges);
    }

    /** The same with these reports. */
    public RunSettings withReports(ReportPlan reports) {
        return with(reports, ownOptions, userChanges);
    }

    /** The same with one more change of the user classes; it wins over those before. */
    public RunSettings withUserChange(UserChange change) {
        List<UserChange> changes = new ArrayList<>(userChanges);
        changes.add(change);
        return with(reports, ownOptions, changes);
    }

    /** The same with these values of the test's own options. */
    public RunSettings withOwnOptions(OptionValues ownOptions) {
        return with(reports, ownOptions, userChanges);
    }

    private RunSettings with(
            ReportPlan reports, OptionValues ownOptions, List<UserChange> userChanges) {
        return new RunSettings(
                picked,
                tags,
                host,
                load,
                stopTimeout,
                network,
                resetStats,
                exitCodeOnError,
                userChanges,
                profile,
                reports,
                extras,
                asked,
                workload,
                ownOptions);
    }
}
