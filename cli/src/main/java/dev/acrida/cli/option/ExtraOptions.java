package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.run.RunExtras;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdException;
import dev.acrida.verdict.Validity;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is added to the test from outside: thresholds, a log of all requests. */
public final class ExtraOptions {
    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            split = ConfiguredValues.LINES,
            hideParamSyntax = true,
            converter = Condition.class,
            description =
                    "End with exit code 3 if this holds at the end, for example 'p95 > 500ms',"
                            + " 'failures > 1%%', 'rps < 100' or 'GET /products p99 > 1s'; with"
                            + " 'abort after 30s' behind it, stop as soon as it has held so long."
                            + " May be given several times.")
    private List<FailIf> failIf = new ArrayList<>();

    @Option(
            names = "--fail-on-verdict",
            paramLabel = "VERDICT",
            arity = "0..1",
            fallbackValue = "suspect",
            converter = WorstVerdict.class,
            description =
                    "End with exit code 4 if the verdict is this or worse: suspect or invalid."
                            + " Default of the option without a value: suspect.")
    private Validity worstVerdict = Validity.INVALID;

    @Option(
            names = "--request-log",
            paramLabel = "FILE",
            description = "Write each request to this CSV file.")
    private Optional<Path> requestLog = Optional.empty();

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            split = ",",
            description =
                    "Jars with plugins or with classes that the test uses, and folders of such"
                            + " jars, separated by commas.")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--test-class",
            paramLabel = "NAME",
            split = ConfiguredValues.LINES,
            hideParamSyntax = true,
            description =
                    "A user class on the class path, by its full name, in place of files. May be"
                            + " given several times.")
    private List<String> testClasses = new ArrayList<>();

    /** Called by picocli. */
    public ExtraOptions() {}

    /** Jars with plugins, and folders of such jars. */
    public List<Path> plugins() {
        return plugins;
    }

    /** Full names of user classes on the class path. */
    public List<String> testClasses() {
        return testClasses;
    }

    /** What a run needs to know of it. */
    public RunExtras extras() {
        return new RunExtras(failIf, requestLog, worstVerdict);
    }

    /** Reads from which verdict on a run fails; answers with the worst that does not. */
    static final class WorstVerdict implements ITypeConverter<Validity> {
        @Override
        public Validity convert(String text) {
            return switch (text) {
                case "suspect", "true" -> Validity.VALID;
                case "invalid" -> Validity.SUSPECT;
                case "false" -> Validity.INVALID;
                default ->
                        throw new TypeConversionException(
                                "must be suspect or invalid, was '%s'".formatted(text));
            };
        }
    }

    /** Reads one condition. */
    static final class Condition implements ITypeConverter<FailIf> {
        @Override
        public FailIf convert(String text) {
            try {
                return FailIf.parse(text);
            } catch (ThresholdException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
