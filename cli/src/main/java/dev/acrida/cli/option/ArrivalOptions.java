package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.ArrivalRateException;
import dev.acrida.engine.arrival.OpenLoad;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How users arrive, in an open workload. */
public final class ArrivalOptions {
    private static final long HIGHEST_DRAWN_SEED = 1_000_000_000;

    @Option(
            names = "--arrival-rate",
            paramLabel = "RATE",
            split = ConfiguredValues.LINES,
            hideParamSyntax = true,
            converter = AskedRate.Reader.class,
            description =
                    "Let users arrive, each for one task, whether others have finished or not:"
                            + " 200/s, 30/min, 5/h, '0..500/s over 2m, 500/s for 10m', or for one"
                            + " class Checkout=5/s. May be given several times.")
    private List<AskedRate> rates = new ArrayList<>();

    @Option(
            names = "--arrivals",
            paramLabel = "HOW",
            converter = Spacing.class,
            description = "How arrivals follow each other: uniform or poisson. Default: uniform.")
    private ArrivalProcess process = ArrivalProcess.UNIFORM;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description = "Repeat the random arrivals of a run that said this seed.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--max-users",
            paramLabel = "N",
            converter = Ranges.Users.class,
            description =
                    "The most users of arrivals at one time: an arrival that finds all of them busy"
                            + " is dropped, and counted. Default: 10000.")
    private int maxUsers = OpenLoad.MAX_USERS;

    /** Called by picocli. */
    public ArrivalOptions() {}

    /** What was asked for. */
    OpenLoad open() {
        long drawn =
                seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, HIGHEST_DRAWN_SEED));
        // One process has one seed, however often it is asked.
        seed = Optional.of(drawn);
        OpenLoad open = OpenLoad.NONE.withProcess(process, drawn).withMaxUsers(maxUsers);
        for (AskedRate each : rates) {
            open =
                    each.userClass().isEmpty()
                            ? open.withShared(each.rate())
                            : open.withOwn(each.userClass(), each.rate());
        }
        return open;
    }

    /** Whether all classes share a rate. */
    boolean isShared() {
        return rates.stream().anyMatch(each -> each.userClass().isEmpty());
    }

    /** Nobody arrives. */
    void dropAll() {
        rates = new ArrayList<>();
    }

    /** What is wrong with them together, if anything is. */
    Optional<String> conflict(boolean usersAsked) {
        long shared = rates.stream().filter(each -> each.userClass().isEmpty()).count();
        if (shared > 1) {
            return Optional.of(
                    "--arrival-rate for all classes must be given once, was given "
                            + shared
                            + " times: name a class as in Checkout=5/s, or write a chain such as"
                            + " '100/s for 1m, 200/s'");
        }
        if (shared > 0 && usersAsked) {
            return Optional.of(
                    "--users and --arrival-rate for all classes exclude each other: limit the users"
                            + " of arrivals by --max-users, or name a class as in Checkout=5/s");
        }
        return Optional.empty();
    }

    /**
     * A rate, and whose it is.
     *
     * @param userClass simple name; empty for all
     */
    record AskedRate(String userClass, ArrivalRate rate) {
        /** Reads {@code RATE} or {@code CLASS=RATE}. */
        static final class Reader implements ITypeConverter<AskedRate> {
            private static final Pattern FORM =
                    Pattern.compile("(?:([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*=)?(.*)", Pattern.DOTALL);

            @Override
            public AskedRate convert(String text) {
                Matcher parts = FORM.matcher(text.strip());
                if (!parts.matches()) {
                    throw new TypeConversionException("must be a rate, was '" + text + "'");
                }
                try {
                    String userClass = Optional.ofNullable(parts.group(1)).orElse("");
                    return new AskedRate(userClass, ArrivalRate.parse(parts.group(2).strip()));
                } catch (ArrivalRateException e) {
                    throw new TypeConversionException(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /** How arrivals follow each other. */
    static final class Spacing implements ITypeConverter<ArrivalProcess> {
        @Override
        public ArrivalProcess convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "uniform" -> ArrivalProcess.UNIFORM;
                case "poisson" -> ArrivalProcess.POISSON;
                default ->
                        throw new TypeConversionException(
                                "must be uniform or poisson, was '%s'".formatted(text));
            };
        }
    }

    /** A seed. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "must be a whole number, was '%s'".formatted(text));
            }
        }
    }
}
