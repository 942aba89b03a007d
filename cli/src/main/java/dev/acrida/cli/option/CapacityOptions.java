package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.engine.capacity.CapacityPlan;
import dev.acrida.engine.capacity.CapacityRun;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdException;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a target shall bear, and how its capacity is looked for. */
public final class CapacityOptions {
    @Option(
            names = "--slo",
            paramLabel = "CONDITION",
            converter = Objective.class,
            split = ConfiguredValues.LINES,
            hideParamSyntax = true,
            description =
                    "What shall hold, for example 'p99 < 200ms' or 'GET /products failures < 1%%'."
                            + " May be given several times.")
    private List<FailIf> slo = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "RATE",
            converter = Ranges.SpawnRate.class,
            description = "Arrivals per second to begin with. Default: 10.")
    private double from = CapacityPlan.DEFAULT.from();

    @Option(
            names = "--to",
            paramLabel = "RATE",
            converter = Ranges.SpawnRate.class,
            description = "Arrivals per second not to go beyond. Default: 100000.")
    private double to = CapacityPlan.DEFAULT.to();

    @Option(
            names = "--settle-time",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Leave out so much of each step's beginning. Default: 3s.")
    private Duration settle = Duration.ofSeconds(3);

    @Option(
            names = "--step-time",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long each rate is measured after that, at least 1s. Default: 10s.")
    private Duration counted = Duration.ofSeconds(10);

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            converter = Share.class,
            description = "How far the interval may reach to either side. Default: 5%%.")
    private double precision = CapacityPlan.DEFAULT.precision();

    @Option(
            names = "--most-steps",
            paramLabel = "N",
            converter = Ranges.Count.class,
            description = "End after so many steps in any case. Default: 40.")
    private int mostSteps = CapacityPlan.DEFAULT.mostSteps();

    /** Called by picocli. */
    public CapacityOptions() {}

    /**
     * What shall hold.
     *
     * @throws OptionConflict if nothing was asked for
     */
    public List<FailIf> slo() {
        if (slo.isEmpty()) {
            throw new OptionConflict(
                    "find-capacity must know what shall hold: give --slo, such as"
                            + " --slo 'p99 < 200ms'");
        }
        return slo;
    }

    /**
     * Between which rates, and how exactly.
     *
     * @throws OptionConflict if the options are wrong together
     */
    public CapacityPlan plan() {
        try {
            return CapacityPlan.DEFAULT
                    .withRates(from, to)
                    .withPrecision(precision)
                    .withMostSteps(mostSteps);
        } catch (IllegalArgumentException e) {
            throw new OptionConflict(String.valueOf(e.getMessage()));
        }
    }

    /**
     * How a step goes.
     *
     * @throws OptionConflict if the options are wrong together
     */
    public CapacityRun.Timing timing() {
        try {
            return new CapacityRun.Timing(settle, counted);
        } catch (IllegalArgumentException e) {
            throw new OptionConflict(String.valueOf(e.getMessage()));
        }
    }

    /** Reads what shall hold. */
    static final class Objective implements ITypeConverter<FailIf> {
        @Override
        public FailIf convert(String text) {
            try {
                return FailIf.unless(text);
            } catch (ThresholdException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
