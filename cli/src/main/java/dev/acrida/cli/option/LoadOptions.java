package dev.acrida.cli.option;

import dev.acrida.ShapeOptions;
import dev.acrida.engine.Load;
import dev.acrida.engine.arrival.OpenLoad;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How many users, how fast, for how long. */
public final class LoadOptions {
    @Option(
            names = {"-u", "--users"},
            paramLabel = "N",
            converter = Ranges.Users.class,
            description = "Users at the end of the ramp. Default: 1.")
    private Optional<Integer> users = Optional.empty();

    @Option(
            names = {"-r", "--spawn-rate"},
            paramLabel = "RATE",
            converter = Ranges.SpawnRate.class,
            description = "Users started per second. Default: 1.")
    private Optional<Double> spawnRate = Optional.empty();

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description =
                    "Stop after this time: 20, 20s, 3m, 2h, 1h20m, 3h30m10s, 1d2h."
                            + " Default: never.")
    private Optional<Duration> runTime = Optional.empty();

    @Option(
            names = {"-s", "--stop-timeout"},
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Let users finish their tasks for up to this time. Default: 0.")
    private Duration stopTimeout = Duration.ZERO;

    /** Called by picocli. */
    public LoadOptions() {}

    /** The load asked for, beside these arrivals; what was not said is taken from the default. */
    public Load load(Load byDefault, OpenLoad open) {
        int otherwise = open.shared().isPresent() ? 0 : byDefault.users();
        return new Load(
                users.orElse(otherwise),
                spawnRate.orElse(byDefault.spawnRate()),
                runTime.or(byDefault::runTime),
                open);
    }

    /** What was asked for, for load shapes. */
    public ShapeOptions asked() {
        return new ShapeOptions(
                users.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                spawnRate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                runTime);
    }

    /** How long users may finish their tasks. */
    public Duration stopTimeout() {
        return stopTimeout;
    }

    /** Drops what a file says where it excludes what was typed. */
    void settle(Typed typed, ArrivalOptions arrivals) {
        if (users.isPresent() && arrivals.isShared()) {
            if (typed.wins("--arrival-rate", "--users")) {
                users = Optional.empty();
            } else if (typed.wins("--users", "--arrival-rate")) {
                arrivals.dropAll();
            }
        }
    }

    /** What is wrong with these options together, if anything is. */
    Optional<String> conflict(ArrivalOptions arrivals) {
        return runTime.filter(Duration::isZero)
                .map(time -> "--run-time must be more than 0, was 0")
                .or(() -> arrivals.conflict(users.isPresent()));
    }
}
