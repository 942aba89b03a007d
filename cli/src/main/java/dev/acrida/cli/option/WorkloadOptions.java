package dev.acrida.cli.option;

import dev.acrida.cli.run.WorkloadSettings;
import dev.acrida.engine.UserRules;

import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.OptionalLong;

/** What users do, and how much of it. */
public final class WorkloadOptions {
    @Option(
            names = "--shape",
            paramLabel = "NAME",
            description = "The load shape to follow, or none. Default: the only one in the test.")
    private Optional<String> shape = Optional.empty();

    @Option(
            names = {"-i", "--iterations"},
            paramLabel = "N",
            converter = Ranges.Iterations.class,
            description = "End the test when tasks have run so many times in all.")
    private Optional<Long> iterations = Optional.empty();

    @Option(
            names = "--user-iterations",
            paramLabel = "N",
            converter = Ranges.Iterations.class,
            description = "End each user when it has run so many tasks.")
    private Optional<Long> userIterations = Optional.empty();

    @Option(
            names = "--think-time-factor",
            paramLabel = "FACTOR",
            converter = Ranges.Factor.class,
            description =
                    "Multiply all wait times: 0.5 halves them, 0 leaves them out. Default: 1.")
    private double thinkTimeFactor = 1;

    @Option(
            names = "--equal-weights",
            description = "All user classes are equally likely, and all tasks of each.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean equalWeights;

    /** Called by picocli. */
    public WorkloadOptions() {}

    /** All of them. */
    public WorkloadSettings settings() {
        return new WorkloadSettings(
                shape,
                new UserRules(thinkTimeFactor, limit(iterations), limit(userIterations)),
                equalWeights);
    }

    private static OptionalLong limit(Optional<Long> asked) {
        return asked.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
