package dev.acrida.cli.option;

import dev.acrida.cli.log.CriticalLevel;
import dev.acrida.testkit.Freeze;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;
import java.util.logging.Level;

/** Reads numbers and words that have a range; each says it when the text is outside. */
final class Ranges {
    private static final int MOST_USERS = 10_000_000;
    private static final int MOST_PROCESSES = 10_000;
    private static final double HIGHEST_RATE = 1e9;

    private Ranges() {}

    private static int whole(String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new TypeConversionException(
                "must be a whole number from %d to %d, was '%s'".formatted(least, most, text));
    }

    /** A number of users. */
    static final class Users implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, MOST_USERS);
        }
    }

    /** A port, or 0 for any free one. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0, 65_535);
        }
    }

    /** How many of something, at least one. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, Integer.MAX_VALUE);
        }
    }

    /** Times in which the target answers nobody. */
    static final class Freezing implements ITypeConverter<Freeze> {
        @Override
        public Freeze convert(String text) {
            try {
                return Freeze.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A number of processes; Locust knows negative ones, too. */
    static final class Processes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, -1, MOST_PROCESSES);
        }
    }

    /** An exit code. */
    static final class ExitCode implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0, 255);
        }
    }

    /** How many times tasks run. */
    static final class Iterations implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                long value = Long.parseLong(text);
                if (value > 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the one message for both
            }
            throw new TypeConversionException(
                    "must be a whole number, at least 1, was '%s'".formatted(text));
        }
    }

    /** What wait times are multiplied by. */
    static final class Factor implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double value = Double.parseDouble(text);
                if (value >= 0 && !Double.isInfinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the one message for both
            }
            throw new TypeConversionException(
                    "must be a number such as 0.5, at least 0, was '%s'".formatted(text));
        }
    }

    private static double rate(String text, String what) {
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && rate <= HIGHEST_RATE) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new TypeConversionException(
                "must be a number of %s per second, more than 0, was '%s'".formatted(what, text));
    }

    /** Users per second. */
    static final class SpawnRate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return rate(text, "users");
        }
    }

    /** Requests per second. */
    static final class RequestRate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return rate(text, "requests");
        }
    }

    /** Where a test goes: any scheme, since users may speak other protocols. */
    static final class HostUrl implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/]+.*")) {
                return text;
            }
            throw new TypeConversionException(
                    "must be a URL such as http://localhost:8000, was '%s'".formatted(text));
        }
    }

    /** How much is logged, in Locust's words. */
    static final class LogLevel implements ITypeConverter<Level> {
        @Override
        public Level convert(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "DEBUG" -> Level.FINE;
                case "INFO" -> Level.INFO;
                case "WARNING" -> Level.WARNING;
                case "ERROR" -> Level.SEVERE;
                case "CRITICAL" -> CriticalLevel.CRITICAL;
                default ->
                        throw new TypeConversionException(
                                "must be DEBUG, INFO, WARNING, ERROR or CRITICAL, was '%s'"
                                        .formatted(text));
            };
        }
    }
}
